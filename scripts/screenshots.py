"""Pictures of the real desktop with the plugin and the demo, for the manual: screenshots.py [--only NAME...].

Starts QGIS on a screen of its own (Xvfb) with the staged plugin, in a profile that nobody touched, and takes every
scene of scripts/desktop_pictures/. Dutch pictures go to docs/images/, with the colours that a picture needs and no
more; with --review they stay in build/pictures/, with every advanced parameter unfolded, to look at.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSIDE = ROOT / "scripts" / "desktop_pictures" / "inside.py"
WORK = ROOT / "build" / "pictures"
MANUAL = ROOT / "docs" / "images"
PROJECT = ROOT / "build" / "demo" / "werklocaties-demo.qgz"
SCREEN = "1366x768x24"
#: Pages of the PDF of the report that the manual shows.
LEAVES = {"verslag-regio.png": 2, "verslag-terrein.png": 5}
#: Of a page in a browser (px).
PAGE = "1366,1500"
#: Of a page of the PDF (dots per inch).
PRINTED_AT = 80
#: What the demo draws itself -> its name in the manual.
DRAWN = {"kaart.png": "demo-kaart.png", "saldo.png": "demo-saldo.png"}
#: How long QGIS may take for all scenes of one language (s).
PATIENCE = 1_200
#: The most that a picture of the manual may weigh (bytes).
HEAVIEST = 150_000


def main() -> None:
    """Take the scenes that are asked for, in the languages that are asked for."""
    choice = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choice.add_argument("--language", nargs="+", choices=("nl", "en"), default=["nl"])
    choice.add_argument("--only", nargs="+", default=[], help="scenes whose name begins so")
    choice.add_argument("--review", action="store_true", help="everything unfolded, into build/pictures/")
    choice.add_argument("--list", action="store_true", help="name the scenes and take none")
    asked = choice.parse_args()
    if missing := [
        tool for tool in ("xvfb-run", "qgis", "pngquant", "chromium", "pdftoppm") if shutil.which(tool) is None
    ]:
        sys.exit(
            f"screenshots: not found: {', '.join(missing)} (Debian: xvfb, qgis, pngquant, chromium, poppler-utils)"
        )
    prepare()
    for language in asked.language:
        plan = {"only": asked.only, "review": asked.review, "list": asked.list, "language": language}
        taken = take(plan)
        if not asked.list and not asked.review and language == "nl":
            keep(taken)
    if not asked.only and not asked.list and not asked.review:
        report = PROJECT.parent / "verslag.html"
        keep([*(PROJECT.parent / name for name in DRAWN), photograph(report), *printed(report.with_suffix(".pdf"))])


def prepare() -> None:
    """Stage the plugin and make the demo where it is not there yet."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "stage.py")], check=True)
    if not PROJECT.exists():
        run = [ROOT / "scripts" / "with_qgis.sh", ROOT / ".venv" / "bin" / "python", ROOT / "scripts" / "demo.py"]
        subprocess.run(run, check=True)


def take(plan: dict[str, object]) -> list[Path]:
    """Run QGIS once; the pictures that it took."""
    folder = WORK / str(plan["language"])
    profile = WORK / "profile"
    for stale in (folder, profile):
        shutil.rmtree(stale, ignore_errors=True)
    folder.mkdir(parents=True)
    plan |= {"root": str(ROOT), "folder": str(folder), "project": str(copy_of_demo())}
    said = WORK / "plan.json"
    said.write_text(json.dumps(plan), encoding="utf-8")
    environment = {**os.environ, "WERKLOCATIES_PROFILE": str(profile), "WERKLOCATIES_PICTURES": str(said)}
    subprocess.run([str(ROOT / "scripts" / "with_qgis.sh"), "true"], env=environment, check=True)
    speak(profile, str(plan["language"]))
    qgis = (
        'export WERKLOCATIES_DISPLAY=1; . scripts/qgis_env.sh; exec xvfb-run -a -s "-screen 0 $1" qgis --nologo '
        '--noversioncheck --profiles-path "$QGIS_CUSTOM_CONFIG_PATH" --code "$2" "$3"'
    )
    arguments = [SCREEN, str(INSIDE), str(plan["project"])]
    with (WORK / f"{plan['language']}.log").open("w", encoding="utf-8") as log:
        command = ["bash", "-c", qgis, "screenshots", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, timeout=PATIENCE, check=False)
    answer = folder / "answer.json"
    if not answer.exists():
        sys.exit(f"screenshots: QGIS closed before its time; see {log.name}")
    done = json.loads(answer.read_text(encoding="utf-8"))
    print("\n".join(done["names"]))
    if done["problems"]:
        sys.exit("screenshots: " + "\n".join(done["problems"]))
    return sorted(folder.glob("*.png"))


def speak(profile: Path, language: str) -> None:
    """Choose the language of QGIS as a user does, in its options."""
    settings = next(profile.glob("profiles/default/QGIS/QGIS*.ini"))
    name = "nl_NL" if language == "nl" else "en_US"
    chosen = f"\n[locale]\noverrideFlag=true\nuserLocale={name}\nglobalLocale={name}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + chosen, encoding="utf-8")


def copy_of_demo() -> Path:
    """The demo project and its layers, under a name that a reader may see."""
    folder = WORK / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROJECT.parent, folder)
    shutil.copy(ROOT / "resources" / "demo" / "waterdiepte.tif", folder)
    return folder / PROJECT.name


def photograph(page: Path) -> Path:
    """The top of a page as a browser shows it."""
    picture = WORK / f"{page.stem}.png"
    with tempfile.TemporaryDirectory() as profile:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        shown = ["--hide-scrollbars", f"--window-size={PAGE}", f"--screenshot={picture}", page.as_uri()]
        command = ["chromium", "--headless", *quiet, f"--user-data-dir={profile}", *shown]
        subprocess.run(command, check=True, capture_output=True)
    return picture


def printed(report: Path) -> list[Path]:
    """The first page of a region and of a terrain."""
    text = subprocess.run(["pdftotext", str(report), "-"], check=True, capture_output=True, text=True).stdout
    terrain = next(number for number, page in enumerate(text.split("\f"), 1) if "Kerncijfers" in page)
    pictures = []
    for name, page in (("regio", 2), ("terrein", terrain)):
        picture = WORK / f"verslag-{name}.png"
        at = ["-r", str(PRINTED_AT), "-f", str(page), "-singlefile", "-png"]
        subprocess.run(["pdftoppm", *at, str(report), str(picture.with_suffix(""))], check=True)
        pictures.append(picture)
    return pictures


def leaf(document: Path, name: str, page: int) -> Path:
    """A page of a PDF."""
    picture = WORK / name
    which = ["-f", str(page), "-l", str(page), "-singlefile", "-r", "80", "-png"]
    subprocess.run(["pdftoppm", *which, str(document), str(picture.with_suffix(""))], check=True)
    return picture


def keep(taken: Iterable[Path]) -> None:
    """Put pictures into the manual, with as many colours as they need."""
    MANUAL.mkdir(parents=True, exist_ok=True)
    for picture in taken:
        target = MANUAL / DRAWN.get(picture.name, picture.name)
        quality = ["--quality", "60-95", "--speed", "1", "--strip"]
        subprocess.run(["pngquant", "--force", *quality, "--output", str(target), str(picture)], check=True)
        if target.stat().st_size > HEAVIEST:
            print(f"screenshots: {target.name} weighs {target.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
