#!/usr/bin/env python3
"""Writes the fixtures beside this file with writers that know nothing of this project.

They are committed; the build never runs this. To write them again, outside the repository:

    python3 -m venv /tmp/fixtures
    /tmp/fixtures/bin/pip install pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0 fastparquet==2026.9.0 \\
        zstandard==0.25.0 zopfli==0.4.3 deflate==0.9.0 isal==1.9.1
    /tmp/fixtures/bin/python functions/src/test/resources/audiencesync/export/make_fixtures.py

Values are made by arithmetic, so that ParquetFilesTest makes the same ones for itself. Bytes may differ
between versions of the writers; what is read from them may not.
"""

import datetime
import decimal
import io
import os
import pathlib
import struct
import uuid
import zlib

import deflate
import duckdb
import fastparquet
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import zopfli.gzip
import zstandard
from isal import igzip

HERE = pathlib.Path(__file__).parent
PARQUET = HERE / "parquet"
ZSTD = HERE / "zstd"
GZIP = HERE / "gzip"
ROWS = 300


def user(i):
    return f"user-{i}"


def mail(i):
    """Every seventh is missing."""
    return None if i % 7 == 3 else f"person{i}@example.com"


def plan(i):
    """A column of few values."""
    return ["ゴールド", "シルバー", None][i % 3]


def members(rows=range(ROWS)):
    return pa.table(
        {
            "会員番号": pa.array([user(i) for i in rows], pa.string()),
            "メールアドレス": pa.array([mail(i) for i in rows], pa.string()),
            "会員ランク": pa.array([plan(i) for i in rows], pa.string()),
            "score": pa.array([i * 1_000_003 for i in rows], pa.int64()),
        }
    )


def codecs_versions_dictionaries():
    for codec in ("none", "snappy", "gzip", "zstd"):
        for version in ("1.0", "2.0"):
            for dictionary in (True, False):
                name = f"arrow-{codec}-v{version[0]}-{'dictionary' if dictionary else 'plain'}.parquet"
                pq.write_table(
                    members(),
                    PARQUET / name,
                    compression=codec,
                    data_page_version=version,
                    use_dictionary=dictionary,
                    row_group_size=120,
                    data_page_size=512,
                    write_batch_size=16,
                    write_page_checksum=dictionary,
                    write_statistics=False,
                    store_schema=False,
                )
    for codec in ("lz4", "brotli"):
        pq.write_table(members(range(3)), PARQUET / f"arrow-{codec}.parquet", compression=codec)


def empty():
    """No row at all; and a row group without rows between two that have some."""
    for codec in ("none", "snappy", "gzip", "zstd"):
        for version in ("1.0", "2.0"):
            for dictionary in (True, False):
                name = f"{codec}-v{version[0]}-{'dictionary' if dictionary else 'plain'}.parquet"
                setting = {"compression": codec, "data_page_version": version, "use_dictionary": dictionary, "store_schema": False}
                pq.write_table(members(range(0)), PARQUET / f"arrow-empty-{name}", **setting)
                with pq.ParquetWriter(PARQUET / f"arrow-gap-{name}", members().schema, **setting) as writer:
                    for rows in (range(2), range(0), range(2, 4)):
                        writer.write_table(members(rows))
    duckdb.sql(f"COPY (SELECT 'u' AS \"会員番号\", 'm' AS \"メールアドレス\" WHERE false) TO '{PARQUET}/duckdb-empty.parquet' (FORMAT parquet)")
    fastparquet.write(str(PARQUET / "fastparquet-empty.parquet"), members(range(0)).to_pandas(), compression="GZIP")
    polars.from_arrow(members(range(0))).write_parquet(PARQUET / "polars-empty.parquet", compression="zstd")


def encodings():
    """One file for each encoding that is neither plain nor a dictionary."""
    table = pa.table(
        {
            "user_id": pa.array([user(i) for i in range(ROWS)]),
            "number": pa.array([(i * 2_654_435_761) % 4_294_967_296 - 2_147_483_648 for i in range(ROWS)], pa.int32()),
            "long": pa.array([(-1) ** i * i**6 * 1_003 for i in range(ROWS)], pa.int64()),
            "double": pa.array([None if i % 5 == 0 else i / 8 for i in range(ROWS)], pa.float64()),
            "float": pa.array([i / 4 for i in range(ROWS)], pa.float32()),
            "fixed": pa.array([f"{i:06d}".encode() for i in range(ROWS)], pa.binary(6)),
            "flag": pa.array([None if i % 11 == 0 else i % 3 == 0 for i in range(ROWS)], pa.bool_()),
        }
    )
    numbers = ("number", "long")
    choices = {
        "delta-length": {"user_id": "DELTA_LENGTH_BYTE_ARRAY", "flag": "RLE", **{n: "DELTA_BINARY_PACKED" for n in numbers}},
        "delta-prefix": {"user_id": "DELTA_BYTE_ARRAY", "fixed": "DELTA_BYTE_ARRAY", **{n: "DELTA_BINARY_PACKED" for n in numbers}},
        "split": {n: "BYTE_STREAM_SPLIT" for n in ("number", "long", "double", "float", "fixed")},
    }
    for name, encoding in choices.items():
        pq.write_table(
            table,
            PARQUET / f"arrow-{name}.parquet",
            compression="zstd",
            use_dictionary=False,
            column_encoding=encoding,
            data_page_size=1024,
            write_batch_size=32,
            write_statistics=False,
            store_schema=False,
        )


def types():
    """Each type as a user id, in a column of its own; the second row is null."""
    utc = datetime.timezone.utc
    moment = datetime.datetime(2026, 11, 25, 9, 34, 29, 120_000)
    columns = {
        "bool": pa.array([True, None, False]),
        "int8": pa.array([-128, None, 127], pa.int8()),
        "int16": pa.array([-32768, None, 32767], pa.int16()),
        "int32": pa.array([-(2**31), None, 2**31 - 1], pa.int32()),
        "int64": pa.array([-(2**63), None, 2**63 - 1], pa.int64()),
        "uint8": pa.array([0, None, 255], pa.uint8()),
        "uint16": pa.array([0, None, 65535], pa.uint16()),
        "uint32": pa.array([0, None, 2**32 - 1], pa.uint32()),
        "uint64": pa.array([0, None, 2**64 - 1], pa.uint64()),
        "float": pa.array([16777216.0, None, 0.1], pa.float32()),
        "double": pa.array([9007199254740992.0, None, -1.5e-7], pa.float64()),
        "nan": pa.array([float("nan"), None, float("-inf")], pa.float64()),
        "decimal9": pa.array([decimal.Decimal("-1234.50"), None, decimal.Decimal("0.07")], pa.decimal128(9, 2)),
        "decimal18": pa.array([decimal.Decimal(10**17), None, decimal.Decimal(7)], pa.decimal128(18, 0)),
        "decimal38": pa.array([decimal.Decimal(10**37 + 1), None, decimal.Decimal(-7)], pa.decimal128(38, 0)),
        "decimal38scaled": pa.array([decimal.Decimal("12345678901234567890.123456"), None, decimal.Decimal("-0.000001")], pa.decimal128(38, 6)),
        "date": pa.array([datetime.date(2026, 11, 25), None, datetime.date(1969, 12, 31)]),
        "time_ms": pa.array([datetime.time(9, 34, 29), None, datetime.time(0, 0, 0, 1000)], pa.time32("ms")),
        "time_us": pa.array([datetime.time(9, 34, 29, 1), None, datetime.time(23, 59, 59, 999999)], pa.time64("us")),
        "timestamp_ms": pa.array([moment, None, datetime.datetime(1969, 12, 31, 23, 59, 59)], pa.timestamp("ms")),
        "timestamp_us_utc": pa.array([moment.replace(tzinfo=utc, microsecond=123_456), None, datetime.datetime(1600, 2, 29, tzinfo=utc)], pa.timestamp("us", "UTC")),
        "timestamp_ns": pa.array([1_795_599_269_123_456_789, None, 0], pa.timestamp("ns")),
        "string": pa.array(["漢字𠮷", None, ""]),
        "binary": pa.array(["バイト".encode(), None, b"\xff\xfe"], pa.binary()),
        "fixed": pa.array([b"abcd", None, b"wxyz"], pa.binary(4)),
        "null": pa.nulls(3),
        "half": pa.array([1.0, None, 2.0], pa.float32()).cast(pa.float16()),
        "list": pa.array([[1], None, [2, 3]]),
        "struct": pa.array([{"a": "x"}, None, {"a": "y"}]),
    }
    pq.write_table(pa.table(columns), PARQUET / "arrow-types.parquet", version="2.6", compression="none")
    pq.write_table(
        pa.table({"int96": pa.array([moment, None, datetime.datetime(1969, 12, 31, 23, 59, 59, 999_999)], pa.timestamp("ns"))}),
        PARQUET / "arrow-int96.parquet",
        use_deprecated_int96_timestamps=True,
    )


def required():
    schema = pa.schema([pa.field("user_id", pa.int64(), nullable=False), pa.field("mail", pa.string(), nullable=False)])
    table = pa.table({"user_id": range(ROWS), "mail": [f"person{i}@example.com" for i in range(ROWS)]}, schema=schema)
    for version in ("1.0", "2.0"):
        pq.write_table(table, PARQUET / f"arrow-required-v{version[0]}.parquet", data_page_version=version)


def others():
    sql = (
        f"SELECT 'user-' || i AS \"会員番号\", CASE WHEN i % 7 = 3 THEN NULL ELSE 'person' || i || '@example.com' END"
        f" AS \"メールアドレス\", CASE i % 3 WHEN 0 THEN 'ゴールド' WHEN 1 THEN 'シルバー' END AS \"会員ランク\","
        f" i * 1000003::BIGINT AS score FROM range({ROWS}) t(i)"
    )
    for codec in ("uncompressed", "snappy", "gzip", "zstd"):
        for version in ("V1", "V2"):
            duckdb.sql(f"COPY ({sql}) TO '{PARQUET}/duckdb-{codec}-{version.lower()}.parquet' (FORMAT parquet, COMPRESSION {codec}, PARQUET_VERSION {version}, ROW_GROUP_SIZE 2048)")
    duckdb.sql(
        "COPY (SELECT '8b0a7d9c-1c1a-4f6e-9d3a-2f1f8a0d4c11'::UUID AS id, 'a'::ENUM('a', 'b') AS e,"
        " '{\"a\": 1}'::JSON AS j, TIMESTAMPTZ '2026-11-25 09:34:29.5+00' AS t, DATE '2026-11-25' AS d,"
        f" 170141183460469231731687303715884105727::HUGEINT::DECIMAL(38,0) AS n) TO '{PARQUET}/duckdb-types.parquet' (FORMAT parquet)"
        .replace("170141183460469231731687303715884105727", "17014118346046923173168730371588410572")
    )
    frame = members().to_pandas()
    fastparquet.write(str(PARQUET / "fastparquet-gzip.parquet"), frame, compression="GZIP", row_group_offsets=100)
    polars.from_arrow(members()).write_parquet(PARQUET / "polars-zstd.parquet", compression="zstd", row_group_size=128, data_page_size=1024)


def text():
    return ("user_id,mail\n" + "".join(f"{user(i)},{mail(i) or ''}\n" for i in range(2_000))).encode()


def gzip():
    data = text()
    (GZIP / "zopfli.csv.gz").write_bytes(zopfli.gzip.compress(data))
    (GZIP / "libdeflate.csv.gz").write_bytes(deflate.gzip_compress(data, 12))
    (GZIP / "isal.csv.gz").write_bytes(igzip.compress(data, 1))
    for name, window, memory, strategy in (
        ("fixed", 31, 8, zlib.Z_FIXED),
        ("rle", 31, 1, zlib.Z_RLE),
        ("huffman", 31, 9, zlib.Z_HUFFMAN_ONLY),
        ("small-window", 25, 9, zlib.Z_DEFAULT_STRATEGY),
    ):
        writer = zlib.compressobj(9, zlib.DEFLATED, window, memory, strategy)
        (GZIP / f"{name}.csv.gz").write_bytes(writer.compress(data) + writer.flush())


def zstd():
    data = text()
    (ZSTD / "whole.csv.zst").write_bytes(zstandard.ZstdCompressor(level=3, write_checksum=True).compress(data))
    (ZSTD / "best.csv.zst").write_bytes(zstandard.ZstdCompressor(level=19, write_checksum=True).compress(data))
    (ZSTD / "fast.csv.zst").write_bytes(zstandard.ZstdCompressor(level=-7).compress(data))
    out = io.BytesIO()
    with zstandard.ZstdCompressor(level=9, write_checksum=True).stream_writer(out, closefd=False) as writer:
        writer.write(data)
    (ZSTD / "stream.csv.zst").write_bytes(out.getvalue())
    frames = b""
    for number, at in enumerate(range(0, len(data), 7_001)):
        level = (-5, 1, 3, 12, 19)[number % 5]
        compressor = zstandard.ZstdCompressor(level=level, write_checksum=number % 2 == 0)
        frames += compressor.compress(data[at : at + 7_001])
        frames += struct.pack("<II", 0x184D2A50 + number % 16, number) + b"x" * number
    frames += zstandard.ZstdCompressor().compress(b"")
    (ZSTD / "frames.csv.zst").write_bytes(struct.pack("<II", 0x184D2A5F, 3) + b"abc" + frames)
    samples = [f"{user(i)},person{i}@example.com\n".encode() for i in range(2_000)]
    dictionary = zstandard.train_dictionary(4_096, samples)
    (ZSTD / "dictionary.csv.zst").write_bytes(zstandard.ZstdCompressor(dict_data=dictionary).compress(data))
    big = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    out = io.BytesIO()
    with zstandard.ZstdCompressor(compression_params=big).stream_writer(out, closefd=False) as writer:
        writer.write(data)
    (ZSTD / "window.csv.zst").write_bytes(out.getvalue())
    (ZSTD / "bomb.zst").write_bytes(zstandard.ZstdCompressor(level=3).compress(bytes(40 << 20)))


if __name__ == "__main__":
    PARQUET.mkdir(exist_ok=True)
    ZSTD.mkdir(exist_ok=True)
    GZIP.mkdir(exist_ok=True)
    codecs_versions_dictionaries()
    empty()
    encodings()
    types()
    required()
    others()
    gzip()
    zstd()
