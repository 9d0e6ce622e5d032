"""shebiao check on a Spark cluster: each task runs the command on one part of the data, the driver merges the partial results.

    spark-submit shebiao_check.py --command "node /opt/shebiao/bin/shebiao.js" --parts 64 /data --format json --output report.json

Report and exit code are those of one `shebiao check` of all data, byte for byte: 0 conforms, 1 findings of severity error,
2 could not check. The tasks read the paths, so these must be on storage that all machines share.
Needs the standard library and pyspark only; Python 3.9 or later.
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

#: Options of `shebiao check`, and those of `shebiao merge`, which decide how the report is written.
CHECK_OPTIONS = ("standard", "type", "profile", "as-of", "lang", "max-findings", "format", "baseline", "rule", "ignore-rule", "allow-outside")
MERGE_OPTIONS = ("format", "output", "fail-on", "max-warnings", "base")
#: Those that may be given several times, and those without a value.
REPEATED = ("rule", "ignore-rule")
FLAGS = ("allow-outside",)


class Part(NamedTuple):
    """The input of a task: the command, and the `number`-th (from 1) of `of` parts of the data under `paths`."""

    command: str
    paths: List[str]
    options: List[str]
    number: int
    of: int

    @property
    def name(self) -> str:
        return f"part-{self.number:05d}-of-{self.of:05d}"


class Outcome(TypedDict, total=False):
    """The outcome of a part: its partial result, as compressed bytes or as a path, or the reason why there is none."""

    packed: bytes
    path: str
    reason: str


def check_arguments(part: Part, out: Path) -> List[str]:
    """The arguments of the command for one task."""
    return ["check", *part.paths, *part.options, "--part", f"{part.number}/{part.of}", "--partial", str(out)]


def command_line(command: str) -> List[str]:
    """Splits a command into words. `{files}` is replaced by the folder of files shipped with --archives or --files."""
    return [word.replace("{files}", SparkFiles.getRootDirectory()) for word in shlex.split(command)]


def check_part(part: Part, folder: Optional[str], attempts: int) -> Outcome:
    """Runs on an executor: checks one part and returns its partial result.

    Every attempt writes a file with a unique name, so that an attempt that was abandoned, or runs at the same time as
    another, cannot change the result that Spark accepts. A failure is raised, so that Spark tries again; the last of
    `attempts` returns it as the reason instead, so that the driver can name every part that failed.
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
            # With exit code 2 there can be a partial result: if a file could not be read, it holds the reason.
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
    """Checks all parts. Returns their outcomes in order, each from the attempt that Spark accepted."""
    master = spark.master or ""
    is_local = master == "local" or master.startswith("local[")
    attempts = 1 if is_local else int(spark.getConf().get("spark.task.maxFailures", "4"))
    return spark.parallelize(parts, len(parts)).map(partial(check_part, folder=folder, attempts=attempts)).collect()


def merge(spark: SparkContext, command: str, files: List[Path], options: List[str]) -> int:
    """Merges partial results on the driver; `shebiao merge` writes the report. Returns its exit code."""
    line = [*command_line(command), "merge", *map(str, files), *options]
    ran = subprocess.run(line, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
    if ran.stderr:
        log(spark, ran.stderr.rstrip())
    return ran.returncode


def store(folder: Path, part: Part, outcome: Outcome) -> Path:
    """Puts the partial result of a part into a folder of the driver, under the name of the part. Returns its path."""
    file = folder / f"{part.name}.json"
    if "path" in outcome:
        os.replace(outcome["path"], file)
    else:
        file.write_bytes(zlib.decompress(outcome["packed"]))
    return file


def run(spark: SparkContext, args: argparse.Namespace) -> int:
    """Checks and merges. Returns the exit code."""
    # Set the day here: tasks before and after midnight would check for different days.
    args.as_of = args.as_of or date.today().isoformat()
    count = args.parts or 2 * spark.defaultParallelism
    # As many threads as Spark assigns cores to a task.
    options = [*given_options(args, CHECK_OPTIONS), "--threads", spark.getConf().get("spark.task.cpus", "1")]
    parts = [Part(args.command, args.paths, options, number, count) for number in range(1, count + 1)]

    started = time.monotonic()
    found = outcomes(spark, parts, args.partials)
    log(spark, f"{count} 部分，{time.monotonic() - started:.1f} 秒 (parts, seconds)")

    failed = [f"第 {part.number}/{part.of} 部分未能检查 (part could not be checked)：{one['reason']}" for part, one in zip(parts, found) if "reason" in one]
    for line in failed:
        log(spark, line)
    if failed:
        return 2
    with tempfile.TemporaryDirectory(prefix="shebiao-") as own:
        folder = Path(args.partials or own)
        files = [store(folder, part, one) for part, one in zip(parts, found)]
        return merge(spark, args.command, files, given_options(args, MERGE_OPTIONS))


def given_options(args: argparse.Namespace, names: Tuple[str, ...]) -> List[str]:
    """The options with these names that were given, as words of a command line."""
    words: List[str] = []
    for name in names:
        value = getattr(args, name.replace("-", "_"))
        if value is True:
            words.append(f"--{name}")
        elif value is not None and value is not False:
            for one in value if isinstance(value, list) else [value]:
                words += [f"--{name}", one]
    return words


def log(spark: SparkContext, line: str) -> None:
    """Writes to standard error through the JVM: spark-submit redirects Python's own to standard output, which is for the report."""
    jvm: Any = spark._jvm
    jvm.java.lang.System.err.write(bytearray(f"{line}\n".encode()))


def arguments(argv: Optional[List[str]] = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shebiao_check.py", description="在 Spark 集群上检查，合并为一份报告 (checks on a Spark cluster)", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=absolute, metavar="PATH", help="各机器都看得到的文件或文件夹，绝对路径 (absolute paths that every machine sees)")
    parser.add_argument("--command", type=command, default="shebiao", help="各机器上的命令；{files} 是随任务发送的文件所在之处 (the command on every machine)")
    parser.add_argument("--parts", type=positive, help="分成多少部分，默认核数的两倍 (parts; twice the cores by default)")
    parser.add_argument("--partials", type=absolute, metavar="DIR", help="部分结果经此共享文件夹传回；不写则经 Spark 传回 (a shared folder; through Spark where absent)")
    for name in dict.fromkeys(CHECK_OPTIONS + MERGE_OPTIONS):
        action = "append" if name in REPEATED else "store_true" if name in FLAGS else "store"
        parser.add_argument(f"--{name}", action=action, help="同 shebiao check (as of shebiao check)")
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
    args = arguments()
    # Exit code 1 means errors in the data. Any other failure is 2.
    try:
        with SparkContext.getOrCreate() as spark:
            try:
                return run(spark, args)
            except (Py4JJavaError, OSError) as error:
                reason = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else error
                log(spark, f"未能检查 (could not check)：{reason}")
                return 2
    except Exception:
        traceback.print_exc()
        return 2


if __name__ == "__main__":
    sys.exit(main())
