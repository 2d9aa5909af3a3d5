"""A real cluster of several nodes, each with processes of its own, of which one is killed on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support import SOURCE, TODAY
from support.crawls import HOST, as_packed_warc, audited, contents, page

pytestmark = pytest.mark.slow

PAGES = {
    f"https://{HOST}/{each}": page(f"Page {each}", *[f"Call Childline on 0800 1112 about {each}."] * 4)
    for each in range(1_200)
}
_DRIVER = """
import sys, time
from pathlib import Path
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
nodes = [cluster.add_node(num_cpus=1) for _ in range(3)]
print(cluster.address, flush=True)
for line in sys.stdin:
    cluster.remove_node(nodes.pop(), allow_graceful=False)
    print("gone", flush=True)
cluster.shutdown()
"""
"""Stands for whoever runs the cluster: a head and three workers, and a line of input kills one."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[subprocess.Popen[str]]:
    surroundings = {**os.environ, "PYTHONPATH": str(SOURCE.parent), "RAY_USAGE_STATS_ENABLED": "0"}
    with subprocess.Popen(
        [sys.executable, "-c", _DRIVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=60)


def test_a_node_that_is_killed_loses_nothing_and_doubles_nothing(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    as_packed_warc(Path("a.warc.gz"), PAGES)
    address = cluster.stdout.readline().strip()
    words = ["audit", "a.warc.gz", "--output", "many", "--cluster", address, "--today", TODAY]
    driver = subprocess.Popen(
        [sys.executable, "-m", "safelint", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 120
    while not list(Path("many").glob("pages/*.parquet")) and time.monotonic() < deadline and driver.poll() is None:
        time.sleep(0.02)
    assert driver.poll() is None, "the audit ended before a node could be killed"
    cluster.stdin.write("kill\n")
    cluster.stdin.flush()
    assert cluster.stdout.readline() == "gone\n"
    assert driver.poll() is None, "the audit ended before the node was gone"
    out, err = driver.communicate(timeout=300)
    assert driver.returncode == 1, err
    assert out.startswith(b"1,200 pages of 1 site: ")
    audited("a.warc.gz", output="one")
    assert contents("many") == contents("one")
