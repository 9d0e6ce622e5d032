"""shebiao check on a Spark cluster: every task runs the command on one part of the data, the driver merges.

    spark-submit shebiao_check.py --command "node /opt/shebiao/bin/shebiao.js" --parts 64 /data --format json --output report.json

The report is that of one `shebiao check` of the whole, byte for byte, and so is the exit code: 0 conforms, 1 findings of
severity error, 2 could not check. Paths are read by the tasks: they lie on storage that every machine sees.
Standard library and pyspark alone; Python 3.9 or later.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
import traceback
import uuid
import zlib
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, List, NamedTuple, Optional, Tuple, TypedDict

from py4j.protocol import Py4JJavaError
from pyspark import SparkContext, SparkFiles, TaskContext

#: Options of the command that decide what is found, and those that only decide how it is reported.
CHECK_OPTIONS = ("standard", "type", "profile", "as-of", "lang", "max-findings", "format")
MERGE_OPTIONS = ("format", "output")


class Part(NamedTuple):
    """What a task was asked to do: the command, and the `number`-th (from 1) of `of` parts of the data under `paths`."""

    command: str
    paths: List[str]
    options: List[str]
    number: int
    of: int

    @property
    def name(self) -> str:
        return f"part-{self.number:05d}-of-{self.of:05d}"


class Outcome(TypedDict, total=False):
    """Of a part: its partial, as packed bytes or as the path it was written to; or the reason why there is none."""

    packed: bytes
    path: str
    reason: str


def check_arguments(part: Part, out: Path) -> List[str]:
    """The command line of one task."""
    return ["check", *part.paths, *part.options, "--part", f"{part.number}/{part.of}", "--partial", str(out)]


def command_line(command: str) -> List[str]:
    """The words of a command; `{files}` is where Spark has put what was shipped with --archives or --files."""
    return [word.replace("{files}", SparkFiles.getRootDirectory()) for word in shlex.split(command)]


def check_part(part: Part, folder: Optional[str], attempts: int) -> Outcome:
    """Runs on an executor: checks one part and gives back its partial.

    Every attempt writes under a name of its own, so that one which was given up, or runs beside another, can neither
    damage nor add to what Spark accepts. What went wrong is raised, for another attempt; the last of `attempts` gives it
    back as the reason, so that the driver can name every part that failed.
    """
    with tempfile.TemporaryDirectory(prefix="shebiao-") as own:
        out = Path(folder or own, f"{part.name}.{uuid.uuid4().hex}")
        try:
            ran = subprocess.run(
                [*command_line(part.command), *check_arguments(part, out)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
            # With exit code 2 there may be a partial: where a file could not be read, it holds the reason.
            if ran.returncode in (0, 1, 2) and out.exists():
                return {"path": str(out)} if folder else {"packed": zlib.compress(out.read_bytes(), 1)}
            reason = f"exit code {ran.returncode}: {ran.stderr.strip()[:2000]}"
        except OSError as error:
            reason = str(error)
    context = TaskContext.get()
    if context is not None and context.attemptNumber() + 1 < attempts:
        raise RuntimeError(f"part {part.number}/{part.of}: {reason}")
    return {"reason": reason}


def outcomes(spark: SparkContext, parts: List[Part], folder: Optional[str]) -> List[Outcome]:
    """What became of every part, in order: of the attempts at a part the one that Spark accepted."""
    master = spark.master or ""
    is_local = master == "local" or master.startswith("local[")
    attempts = 1 if is_local else int(spark.getConf().get("spark.task.maxFailures", "4"))
    return spark.parallelize(parts, len(parts)).map(partial(check_part, folder=folder, attempts=attempts)).collect()


def merge(spark: SparkContext, command: str, files: List[Path], options: List[str]) -> int:
    """Merges on the driver; the report goes where `shebiao merge` puts it."""
    line = [*command_line(command), "merge", *map(str, files), *options]
    ran = subprocess.run(line, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
    if ran.stderr:
        say(spark, ran.stderr.rstrip())
    return ran.returncode


def received(folder: Path, part: Part, outcome: Outcome) -> Path:
    """The partial of a part, in the driver's folder under the name of the part alone."""
    file = folder / f"{part.name}.json"
    if "path" in outcome:
        os.replace(outcome["path"], file)
    else:
        file.write_bytes(zlib.decompress(outcome["packed"]))
    return file


def run(spark: SparkContext, wanted: argparse.Namespace) -> int:
    """Checks, merges, and gives back the exit code."""
    # Tasks on both sides of midnight would check for different days.
    wanted.as_of = wanted.as_of or date.today().isoformat()
    count = wanted.parts or 2 * spark.defaultParallelism
    # A task may use the cores that Spark gives it, and no more.
    options = [*passed_on(wanted, CHECK_OPTIONS), "--threads", spark.getConf().get("spark.task.cpus", "1")]
    parts = [Part(wanted.command, wanted.paths, options, number, count) for number in range(1, count + 1)]

    started = time.monotonic()
    found = outcomes(spark, parts, wanted.partials)
    say(spark, f"{count} 部分，{time.monotonic() - started:.1f} 秒 (parts, seconds)")

    failed = [f"第 {part.number}/{part.of} 部分未能检查 (part could not be checked)：{one['reason']}" for part, one in zip(parts, found) if "reason" in one]
    for line in failed:
        say(spark, line)
    if failed:
        return 2
    with tempfile.TemporaryDirectory(prefix="shebiao-") as own:
        folder = Path(wanted.partials or own)
        files = [received(folder, part, one) for part, one in zip(parts, found)]
        return merge(spark, wanted.command, files, passed_on(wanted, MERGE_OPTIONS))


def passed_on(wanted: argparse.Namespace, names: Tuple[str, ...]) -> List[str]:
    """Options of the command, as they were given."""
    given = [(name, getattr(wanted, name.replace("-", "_"))) for name in names]
    return [word for name, value in given if value is not None for word in (f"--{name}", value)]


def say(spark: SparkContext, line: str) -> None:
    """To standard error, by way of the JVM: spark-submit puts Python's own on standard output, where the report goes."""
    jvm: Any = spark._jvm
    jvm.java.lang.System.err.write(bytearray(f"{line}\n".encode()))


def arguments(argv: Optional[List[str]] = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shebiao_check.py", description="在 Spark 集群上检查，合并为一份报告 (checks on a Spark cluster)", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=absolute, metavar="PATH", help="各机器都看得到的文件或文件夹，绝对路径 (absolute paths that every machine sees)")
    parser.add_argument("--command", type=command, default="shebiao", help="各机器上的命令；{files} 是随任务发送的文件所在之处 (the command on every machine)")
    parser.add_argument("--parts", type=positive, help="分成多少部分，默认核数的两倍 (parts; twice the cores by default)")
    parser.add_argument("--partials", type=absolute, metavar="DIR", help="部分结果经此共享文件夹传回；不写则经 Spark 传回 (a shared folder; through Spark where absent)")
    for name in dict.fromkeys(CHECK_OPTIONS + MERGE_OPTIONS):
        parser.add_argument(f"--{name}", help="同 shebiao check (as of shebiao check)")
    return parser.parse_args(argv)


def absolute(path: str) -> str:
    if not os.path.isabs(path):
        raise argparse.ArgumentTypeError(f"要写绝对路径，各机器的当前文件夹不同 (not an absolute path): {path}")
    return path


def command(line: str) -> str:
    shlex.split(line)
    return line


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def main() -> int:
    wanted = arguments()
    # Exit code 1 says that there are errors in the data: whatever else goes wrong is 2.
    try:
        with SparkContext.getOrCreate() as spark:
            try:
                return run(spark, wanted)
            except (Py4JJavaError, OSError) as error:
                reason = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else error
                say(spark, f"未能检查 (could not check)：{reason}")
                return 2
    except Exception:
        traceback.print_exc()
        return 2


if __name__ == "__main__":
    sys.exit(main())
