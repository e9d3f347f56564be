-- Neovim as a client: opens a draft, reads its diagnostics, hovers, mends a finding, asks for the outline.
-- Uses what Neovim 0.7 has. Called with the server's command in $SERVER (JSON), the draft in $DRAFT, the answer in $ANSWER.
local answer = {}
local function report()
  local file = io.open(vim.env.ANSWER, "w")
  file:write(vim.fn.json_encode(answer))
  file:close()
  vim.cmd("qall!")
end

local ok, problem = pcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.DRAFT))
  local buffer = vim.api.nvim_get_current_buf()
  local folder = vim.fn.fnamemodify(vim.env.DRAFT, ":h")
  local client = vim.lsp.start_client({
    name = "gongwen-lint",
    cmd = vim.fn.json_decode(vim.env.SERVER),
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = "drafts" } },
    on_exit = function(code) answer.exit = code end,
  })
  vim.lsp.buf_attach_client(buffer, client)

  local function found(code)
    for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
      if diagnostic.code == code then return diagnostic end
    end
  end
  local function wait(what, true_)
    assert(vim.wait(20000, true_, 20), "waited in vain for " .. what)
  end
  local function ask(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 10000), "no answer to " .. method)
    local one = answers[client]
    assert(one and not one.err, vim.inspect(one))
    return one.result
  end
  local function words(diagnostic)
    local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    return line:sub(diagnostic.col + 1, diagnostic.end_col)
  end

  wait("diagnostics", function() return found("FX01-1") end)
  local one = found("FX01-1")
  answer.words, answer.message, answer.severity = words(one), one.message, one.severity

  local line = vim.api.nvim_buf_get_lines(buffer, one.lnum, one.lnum + 1, false)[1]
  local _, units = vim.str_utfindex(line, one.col)
  local at = { line = one.lnum, character = units }
  local document = vim.lsp.util.make_text_document_params(buffer)
  answer.hover = ask("textDocument/hover", { textDocument = document, position = at }).contents.value
  answer.outline = vim.tbl_map(function(symbol) return symbol.name end, ask("textDocument/documentSymbol", { textDocument = document }))

  local actions = ask("textDocument/codeAction", {
    textDocument = document,
    range = { start = at, ["end"] = at },
    context = { diagnostics = {} },
  })
  answer.actions = vim.tbl_map(function(action) return action.title end, actions)
  for _, action in ipairs(actions) do
    if vim.startswith(action.title, "改正") then
      vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
      break
    end
  end
  wait("the finding to go", function() return not found("FX01-1") end)
  answer.mended = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

  vim.api.nvim_buf_set_lines(buffer, 2, 2, false, { "　　𠮷，再布署一次。" })
  wait("a new finding", function() return found("FX01-1") end)
  answer.again = words(found("FX01-1"))
  vim.lsp.stop_client(client)
  wait("the server to end", function() return answer.exit ~= nil end)
end)
if not ok then answer.problem = tostring(problem) end
report()
