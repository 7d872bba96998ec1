#!/usr/bin/env python3
"""Writes the files of this folder with Python's own csv, json, gzip and codecs, and the packages zstandard and pyarrow.

A reader that agrees with these files agrees with a writer that shares no code with it. Run it in this folder after
a change (pip install zstandard pyarrow); the same versions write the same bytes again. manifest.tsv names what was written, one file a line:
  file, format, charset, compression, delimiter ("-": the format's own), certainty under AUTO, expected rows.
Lines of other generators are kept: they end with another generator's name.
"""
import csv, gzip, io, json, os

import pyarrow
import pyarrow.parquet
import zstandard

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = "generate.py"
HEADER = ["会員番号", "メールアドレス", "プラン", "メモ"]
ROWS = [
    ["u0001", "taro@example.com", "ゴールド", "山田太郎"],
    ["u0002", "hanako.suzuki@example.co.jp", "シルバー", "改行\nあり"],
    ["u0003", "ＺＥＮＫＡＫＵ＠ｅｘａｍｐｌｅ．ｊｐ", "", "引用\"符\"と、カンマ,とタブ\tとセミコロン;"],
    ["会員四", "", "ｺﾞｰﾙﾄﾞ", "ｻﾄｳ ﾊﾅｺ"],
    ["u0005", "a..b.@docomo.ne.jp", "表示ソ能", "CRLF\r\nの改行"],
    ["0006", "null", "123.450", " 前後の空白　"],
    ["u0007", "x@example.com", "true", "\\ と | と ~ と '"],
]
# What only some charsets have, or have under other code points.
OWN_ROWS = {
    "UTF-8": [["u8", "é@例え.jp", "😀", "〜～－−―—‖∥¢￠ ①㈱髙﨑𠮷"]],
    "windows-31j": [["u8", "wave～dash－@example.com", "①㈱髙﨑", "∥～－―￠￡￢ⅰⅡ№㍻"]],
    "EUC-JP": [["u8", "wave〜dash−@example.com", "丂侄", "‖〜−¢£¬"]],
    "UTF-16": [["u8", "é@例え.jp", "😀", "〜～－−―—‖∥¢￠ ①㈱髙﨑𠮷"]],
}
CHARSETS = {  # name: (codec, byte order mark, own rows, certainty)
    "UTF-8": ("utf-8", "", "UTF-8", "proven"),
    "UTF-8 with mark": ("utf-8", "\ufeff", "UTF-8", "marked"),
    "windows-31j": ("cp932", "", "windows-31j", "proven"),
    "EUC-JP": ("euc_jp", "", "EUC-JP", "proven"),
    "UTF-16LE with mark": ("utf-16-le", "\ufeff", "UTF-16", "marked"),
    "UTF-16BE with mark": ("utf-16-be", "\ufeff", "UTF-16", "marked"),
}


def delimited(rows, **form):
    text = io.StringIO(newline="")
    writer = csv.writer(text, **form)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue()


def json_lines(rows):
    lines = []
    for number, row in enumerate(rows):
        lines.append(json.dumps(dict(zip(HEADER, row)), ensure_ascii=number % 3 == 2))
    return "\r\n".join(lines)


FORMATS = {  # name: (delimiter, extension, writer)
    "CSV": ("-", "csv", lambda rows: delimited(rows)),
    "TSV": ("-", "tsv", lambda rows: delimited(rows, delimiter="\t", lineterminator="\n")),
    "CSV, other delimiter": (
        ";", "csv", lambda rows: delimited(rows, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")),
    "JSON Lines": ("-", "jsonl", json_lines),
}


def gzip_members(content):
    half = len(content) // 2
    return b"".join(gzip.compress(part, 9, mtime=0) for part in (content[:half], content[half:]))


def zstd_frames(content):
    half = len(content) // 2
    compressor = zstandard.ZstdCompressor(level=9, write_checksum=True)
    return b"".join(compressor.compress(part) for part in (content[:half], content[half:]))


COMPRESSIONS = {"plain": ("", bytes), "gzip": (".gz", gzip_members), "zstd": (".zst", zstd_frames)}
PARQUET_CODECS = {"plain": "none", "gzip": "gzip", "zstd": "zstd", "snappy": "snappy"}


def parquet(rows, codec):
    columns = [pyarrow.array(list(column), pyarrow.string()) for column in zip(*rows)]
    content = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns, HEADER), content, compression=codec, row_group_size=5)
    return content.getvalue()


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def main():
    manifest = []
    for charset, (codec, mark, own, certainty) in CHARSETS.items():
        rows = ROWS + OWN_ROWS[own]
        expected = "expected-%s.jsonl" % own.lower()
        write(expected, "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows).encode())
        for form, (delimiter, extension, writer) in FORMATS.items():
            content = (mark + writer(rows)).encode(codec)
            for compression, (suffix, compress) in COMPRESSIONS.items():
                name = "%s-%s.%s%s" % (form.split(",")[-1].strip(), charset, extension, suffix)
                name = name.lower().replace(" ", "-")
                write(name, compress(content))
                manifest.append([name, form, charset, compression, delimiter, certainty, expected, GENERATOR])
    for compression, codec in PARQUET_CODECS.items():
        name = "parquet-%s.parquet" % compression
        write(name, parquet(ROWS + OWN_ROWS["UTF-8"], codec))
        manifest.append([name, "Parquet", "UTF-8", compression, "-", "given", "expected-utf-8.jsonl", GENERATOR])
    path = os.path.join(HERE, "manifest.tsv")
    others = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            others = [line for line in file if not line.endswith("\t" + GENERATOR + "\n")]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.writelines(["\t".join(line) + "\n" for line in manifest] + others)


main()
