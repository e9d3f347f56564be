"""`gongwen-lint init`: write a configuration in which everything is explained and nothing is changed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from .arguments import Parser
from .errors import Trouble

TEMPLATE = """\
# gongwen-lint 的配置。行首有 # 的是示例或默认值，去掉 # 即生效；各项的来源用 gongwen-lint config 查看。
# 对本文件夹及下级文件夹中的文稿有效，下级文件夹可以另放一份。

# 要进行的检查：代码（CY44-6）、名称（addressed-to-leader）、前缀（CY、CY44、GB7.2）、content、format 或 ALL。
# 全部检查见 gongwen-lint checks，某一项的说明见 gongwen-lint explain CY44-6。
select = ["ALL"]
# extend-select = []             # 在 select 之外另加
ignore = []                      # 不进行的检查；与 select 冲突时，写得更具体的一方有效
# mandatory = ["CY18", "CY44-6"] # 必须进行：不能忽略、豁免，也不能列入基线

# 达到这个程度的问题使退出状态为 1：error、warning、info 或 never
fail-on = "error"

# 必须装好的插件，缺少时退出状态为 2
# plugins = ["gongwen-checks"]

# 基线：其中已有的问题不再报告（用 gongwen-lint check --write-baseline 生成）
# baseline = "gongwen-baseline.json"

# 改变某项检查的程度：error、warning、info
# [severity]
# "CY43-3" = "warning"

# 某项检查的选项
# [options."CY43-3"]
# max-characters = 4000

# 对一部分文件另作规定；路径相对本文件所在的文件夹，** 表示任意层文件夹
# [per-file."archive/2013/**"]
# ignore = ["GB"]

# 规则的施行、停用日期（文稿按其成文日期适用当时有效的规则）
# [regulation.CY]
# until = 2018-10-18

# 机关。内置的单位一直有效，同名的以这里为准；built-in = false 则全部不用。
# [organisation]
# built-in = true
# [[organisation.unit]]
# name = "北京市朝阳区某某局"
# aliases = ["区某某局", "某某局"]
# kind = "工作部门"              # 人民政府 办公室 工作部门 街道办事处 地区办事处 内设机构 事业单位 国有企业 市级部门 …
# superior = "北京市朝阳区人民政府"
# from = 2010-01-01              # 可省
# until = 2018-12-31             # 可省

# 职务。填了任职人，才能判断签发人是不是主要负责人。
# [[organisation.post]]
# unit = "北京市朝阳区人民政府"
# title = "区长"
# holder = "张三"
# head = true                    # 该单位主要负责人
# portfolio = ["教育", "卫生"]
# from = 2014-01-01
# until = 2018-12-31

# 外出。期间由 acting 代为主持工作。
# [[organisation.absence]]
# holder = "张三"
# from = 2016-06-01
# until = 2016-06-10
# kind = "出访"
# acting = "李四"

# 工作日历：CN 按国务院公布的节假日和调休，none 只按星期
# [calendar]
# holidays = "CN"
# days-off = ["2016-05-03"]
# working-days = []
"""


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="写到哪个文件夹（默认当前文件夹）")
    parser.flag("--force", help="已有配置时覆盖")


def run(options: Namespace) -> int:
    """Write the file; never over an existing one without --force."""
    from ..config import CONFIG_FILE

    path = Path(options.folder) / CONFIG_FILE
    try:
        with path.open("w" if options.force else "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise Trouble(f"{path} 已经存在，没有改动；要覆盖请加 --force。") from None
    except OSError as error:
        raise Trouble(f"{path} 写不进去：{error.strerror or error}。") from None
    print(f"已写好 {path}。")
    return 0
