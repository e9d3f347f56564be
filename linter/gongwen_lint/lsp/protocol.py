"""Where we differ from pygls: we keep the texts of drafts ourselves, a request that cannot be understood is answered,
and what is ours in the protocol (`gongwen/…`) comes as plain objects."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import (
    JsonRPCNotification,
    JsonRPCRequestMessage,
    LanguageServerProtocol,
    default_converter,
    lsp_method,
)


class Protocol(LanguageServerProtocol):
    """The protocol of a language server that keeps its own documents.

    pygls cuts lines where Python does, which is not where the protocol does, and moves the positions of changes to fit.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to our own handler."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to our own handler."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to our own handler."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object. One that cannot be understood is answered if it is a request, so that nobody waits."""
        try:
            return super().structure_message(data)
        except JsonRpcException as problem:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=problem.to_response_error())
            raise


def converter() -> Converter:
    """pygls' converter, but parameters of methods it does not know stay as they came."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_structure_hook(
        JsonRPCRequestMessage,
        lambda m, _: JsonRPCRequestMessage(m["id"], m["method"], m["jsonrpc"], m.get("params")),
    )
    made.register_structure_hook(
        JsonRPCNotification, lambda m, _: JsonRPCNotification(m["method"], m["jsonrpc"], m.get("params"))
    )
    return made
