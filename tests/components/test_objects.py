"""Places in an object store behave as local paths do, on a real server."""

import gzip
import io
import pickle
from functools import partial
from pathlib import Path

import pytest

from belowtheline.errors import UsageError
from belowtheline.storage import files, gcs
from belowtheline.storage.objects import ObjectPath, side_by_side

pytestmark = pytest.mark.component

TREE = (
    "runs/r1.parquet", "runs/r2.parquet", "comments/run=r1/a.parquet", "comments/run=r1/b.parquet",
    "comments/run=r2/a.parquet", "_staging/.lock", "pages/one.html", "pages/deep/two.html", "pages/.hidden/x.html",
    "pages/a b#1?.html", "pages/50%.html", "pages/ü[1].html",
)  # fmt: skip


def fill(root):
    for name in TREE:
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(name.encode())


@pytest.mark.parametrize("pattern", ["*", "*.html", "**/*", "runs/*.parquet", "*/*.parquet", "pages/**/*.html", "pages/?*", "[pr]*", "[!p]*", "**/[a-o]*.html"])  # fmt: skip
def test_the_same_names_match_as_on_a_disk(tmp_path, bucket, pattern):
    fill(tmp_path)
    root = bucket / "some" / "where"
    fill(root)
    local = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob(pattern))
    assert sorted(path.below(root) for path in root.glob(pattern)) == local
    assert sorted(str(path.relative_to(root)) for path in root.rglob(pattern)) == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob(pattern)
    )


def test_questions_are_answered_as_on_a_disk(tmp_path, bucket):
    fill(tmp_path)
    fill(bucket)
    for name in (*TREE, "runs", "pages/deep", "nothing", "run", "pages/one", "pages/one.html/x"):
        local, stored = tmp_path / name, bucket / name
        for ask in ("exists", "is_file", "is_dir"):
            assert getattr(stored, ask)() == getattr(local, ask)(), (name, ask)
        assert (stored.name, stored.suffix, stored.stem) == (local.name, local.suffix, local.stem)
        assert stored.with_name("z").name == "z"
        assert stored.with_suffix(".z").name == local.with_suffix(".z").name
        if local.is_file():
            assert stored.read_bytes() == local.read_bytes()
            assert stored.stat().st_size == local.stat().st_size
    assert sorted(path.name for path in bucket.iterdir()) == sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(FileNotFoundError, match=f"{bucket}/nothing"):
        (bucket / "nothing").open("rb")


def test_a_place_survives_pickling_and_its_own_uri(bucket):
    for name in TREE:
        place = bucket / name
        assert pickle.loads(pickle.dumps(place)) == place == files.path_of(str(place))
    with pytest.raises(UsageError, match="gs://bucket/name"):
        files.path_of("gs://")


def test_inputs_are_found_as_on_a_disk(tmp_path, bucket, monkeypatch):
    fill(tmp_path)
    fill(bucket)
    monkeypatch.chdir(tmp_path)
    for text in (
        "pages",
        "pages/one.html",
        "pages/*.html",
        "pages/**/*.html",
        "comments/run=*/a.parquet",
        "pages/ü[1].html",
    ):
        local = [Path(uri.removeprefix("file://")) for uri in files.expand([text])]
        stored = [ObjectPath.of(uri).below(bucket) for uri in files.expand([f"{bucket}/{text}"])]
        assert len(stored) == len(local) > 0, text
        assert [files.to_uri(tmp_path / name) for name in sorted(stored, key=lambda n: files.to_uri(tmp_path / n))] == [files.to_uri(p) for p in map(files.local_path, files.expand([text]))]  # fmt: skip
    for text in ("nowhere", "nowhere/*.html"):
        with pytest.raises(UsageError, match="no such object or folder"):
            files.expand([f"{bucket}/{text}"])
    with pytest.raises(UsageError, match="no such bucket"):
        files.expand([f"gs://{bucket.bucket}-not/pages"])


def test_an_object_is_created_once(bucket, once):
    place = bucket / "lock"
    generation = place.write_bytes(b"first", 0)
    with pytest.raises(FileExistsError, match="another has written it"):
        place.write_bytes(b"second", 0)
    assert place.read_bytes() == b"first"
    newer = place.write_bytes(b"third", generation)
    with pytest.raises(FileExistsError):
        place.write_bytes(b"fourth", generation)
    assert newer != generation
    assert place.read_bytes() == b"third"


def test_more_objects_than_a_page_of_a_listing(bucket, store, faults, monkeypatch):
    names = [f"many/{number:04d}.html" for number in range(1_100)]
    with monkeypatch.context() as patch:
        patch.setenv("STORAGE_EMULATOR_HOST", store.url)  # past the proxy, which is slow
        patch.setattr(gcs, "PATIENCE", gcs.Patience(0.01))  # one of the servers answers one request at a time
        side_by_side(partial(gcs.store, bucket.bucket, name, io.BytesIO(b"x"), 1) for name in names)
    assert [path.key for path, _ in (bucket / "many").files()] == names
    assert faults.count(r"^GET .*/o\?") == 2
    assert len(files.expand([f"{bucket}/many"])) == 1_100
    assert len(list((bucket / "many").glob("*.html"))) == 1_100


def test_a_large_object_goes_in_chunks_and_comes_by_ranges(bucket, faults):
    content = bytes(range(256)) * (20 << 12)  # 20 MiB
    (bucket / "big").write_bytes(content)
    assert faults.count("uploadType=resumable") == 4  # a beginning, then 8 + 8 + 4 MiB
    with (bucket / "big").open("wb") as file:
        file.write(content[:100])
        file.write(content[100:])
    assert (bucket / "big").read_bytes() == content
    before = faults.received
    with (bucket / "big").open("rb") as file:
        file.seek(-8, io.SEEK_END)
        assert file.read() == content[-8:]
        file.seek(5 << 20)
        assert file.read(1000) == content[5 << 20 : (5 << 20) + 1000]
        file.seek(1000, io.SEEK_CUR)
        assert file.readline() == content[(5 << 20) + 2000 :].split(b"\n", 1)[0] + b"\n"
    assert faults.received - before < 1 << 20


def test_reading_straight_on_asks_for_more_at_a_time(bucket, faults):
    (bucket / "big").write_bytes(bytes(20 << 20))
    faults.seen.clear()
    with (bucket / "big").open("rb") as file:
        while file.read(64 << 10):
            pass
    assert faults.count("alt=media") < 10


def test_stored_bytes_are_given_whatever_the_object_says_of_itself(bucket):
    """Google unpacks objects of Content-Encoding gzip on the way, and ignores ranges then, unless told not to."""
    packed = gzip.compress(b"<p>A ferry.</p>" * 1000)
    blob = gcs._blob(bucket.bucket, "page.html")
    blob.content_encoding = "gzip"
    blob.upload_from_string(packed, "text/html")
    assert (bucket / "page.html").read_bytes() == packed


def test_a_writer_that_fails_leaves_nothing(bucket):
    with pytest.raises(ZeroDivisionError), (bucket / "half").open("wb") as file:  # noqa: PT012
        file.write(b"half")
        raise ZeroDivisionError
    file = (bucket / "given up").open("wb")
    file.write(b"x")
    del file
    assert list(bucket.iterdir()) == []


def test_an_object_replaced_while_it_is_read_is_not_mixed(bucket, once):
    (bucket / "page").write_bytes(bytes(1 << 20))
    with (bucket / "page").open("rb") as file:
        file.read(10)
        (bucket / "page").write_bytes(b"1" * (1 << 20))
        with pytest.raises(FileNotFoundError):
            file.read()


def test_moving_and_removing(bucket):
    fill(bucket / "a")
    (bucket / "a" / "comments").rename(bucket / "b" / "moved")
    assert [path.key for path, _ in (bucket / "b").files()] == [
        f"b/moved/run={n}.parquet" for n in ("r1/a", "r1/b", "r2/a")
    ]
    assert not (bucket / "a" / "comments").exists()
    (bucket / "a" / "runs" / "r1.parquet").rename(bucket / "row")
    assert (bucket / "row").read_bytes() == b"runs/r1.parquet"
    (bucket / "a").remove_tree()
    (bucket / "row").unlink()
    (bucket / "row").unlink(missing_ok=True)
    with pytest.raises(FileNotFoundError):
        (bucket / "row").unlink()
    assert [path.name for path in bucket.iterdir()] == ["b"]
