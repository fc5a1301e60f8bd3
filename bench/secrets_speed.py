"""What a scan for secrets costs, beside reading the files, ripgrep and the peers with validation off, in one run.

One core, cache warm, megabytes per CPU second of the whole process: the best of three rounds. The trees are what is
installed on the machine. "Big files" are the tree's own texts, put together to 16 MB each."""
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LITERALS = ("AKIA", "ghp_", "xoxb-", "sk_live_", "-----BEGIN ", "password")
ROUNDS = 3
SLOW = 20  # CPU seconds
BIG_FILE = 16_000_000  # bytes
BIG_FILES = 8


def cpu_of(command, **environment):
    """CPU seconds of the process and all its children: the least of some rounds, of a slow one its only round."""
    best = float("inf")
    for _ in range(ROUNDS + 1):  # the first warms the cache
        before = os.times()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
                       env={**os.environ, **environment})
        after = os.times()
        best = min(best, after.children_user + after.children_system - before.children_user - before.children_system)
        if best > SLOW:
            break
    return max(best, 0.01)


def files_in(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(path, name)
            if os.path.isfile(file) and not os.path.islink(file):
                yield file


def size_of(folder):
    return sum(os.path.getsize(file) for file in files_in(folder)) / 1e6


def make_big_files(tree, folder):
    text = bytearray()
    count = 0
    for file in sorted(files_in(tree)):
        with open(file, "rb") as stream:
            content = stream.read()
        if b"\0" in content:
            continue
        text += content + b"\n"
        if len(text) >= BIG_FILE:
            with open(os.path.join(folder, f"part{count}.txt"), "wb") as part:
                part.write(text)
            text = bytearray()
            count += 1
        if count == BIG_FILES:
            return


def peer(name):
    """Where bench/peers put it, or wherever it is; None if it is nowhere."""
    own = os.path.join(ROOT, ".peers", "bin", name)
    return own if os.path.exists(own) else shutil.which(name)


def programs(build, folder):
    """name: (program, arguments, environment)"""
    patterns = [word for literal in LITERALS for word in ("-e", literal)]
    return {
        "cat": ("find", [folder, "-type", "f", "-exec", "cat", "{}", "+"], {}),
        "ripgrep, six literals": ("rg", ["-j1", "-uu", "-c", *patterns, folder], {}),
        "plumbline": (f"{build}/plumbline", ["scan", folder, "--root", folder, "--no-ignore", "--jobs", "1", "--exit-zero",
                                             "--only", "secrets"], {}),
        "kingfisher": ("kingfisher", ["scan", folder, "--no-validate", "--jobs", "1", "--git-history", "none"], {}),
        "kingfisher --turbo": ("kingfisher", ["scan", folder, "--no-validate", "--jobs", "1", "--git-history", "none",
                                              "--turbo"], {}),
        "betterleaks": ("betterleaks", [folder, "--jobs=1", "--silent", "--exit-code=0"], {"GOMAXPROCS": "1"}),
        "gitleaks": ("gitleaks", ["dir", folder, "--no-banner", "--exit-code", "0"], {"GOMAXPROCS": "1"}),
    }


def history_programs(build, repository):
    return {
        "plumbline": (f"{build}/plumbline", ["scan", repository, "--history", "--jobs", "1", "--exit-zero", "--only",
                                             "secrets"], {}),
        "gitleaks": ("gitleaks", ["git", repository, "--no-banner", "--exit-code", "0"], {"GOMAXPROCS": "1"}),
    }


def measured(table):
    for name, (program, arguments, environment) in table.items():
        found = program if os.path.exists(program) else peer(program)
        if found:
            yield name, cpu_of([found, *arguments], **environment)
        else:
            print(f"- {name}: skipped, no {program} here (bench/peers installs it)")


def table_of(title, build, folder):
    size = size_of(folder)
    print(f"\nsecrets in {title} ({size:.0f} MB), one core, MB per CPU second:")
    speeds = {}
    for name, seconds in measured(programs(build, folder)):
        speeds[name] = size / seconds
        beside = f" (plumbline is {speeds['plumbline'] / speeds[name]:.1f} × as fast)" if "plumbline" in speeds else ""
        print(f"- {name}: {speeds[name]:.0f}{beside if name != 'plumbline' else ''}")


def history_table(build, repository):
    print(f"\nsecrets in the history of {repository}, one core, CPU seconds:")
    for name, seconds in measured(history_programs(build, repository)):
        print(f"- {name}: {seconds:.2f}")


def secrets_tables(build, tree, repository, scratch):
    table_of(tree, build, tree)
    big = os.path.join(scratch, "big")
    os.mkdir(big)
    make_big_files(tree, big)
    table_of("big files", build, big)
    empty = os.path.join(scratch, "empty")
    os.mkdir(empty)
    seconds = cpu_of([f"{build}/plumbline", "scan", empty, "--root", empty])
    print(f"\nscan of an empty folder: {seconds:.2f} CPU seconds")
    if repository:
        history_table(build, repository)
