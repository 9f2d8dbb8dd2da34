#!/usr/bin/env python3
"""The house rules that no compiler checks: who may include whom, lengths, forbidden words, form.

Prints `file:line: rule: what is wrong; what to do` and exits with 1 when a rule is broken.
`--self-test` proves on small samples that every rule can fail.
"""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# ---- the rules as data ---------------------------------------------------------------------------------------------

# Folder of src/ -> folders it may include.
INCLUDES = {
    "base": {"base"},
    "model": {"base", "model"},
    "view": {"base", "model", "view"},
    "app": {"base", "model", "view", "app", "reach"},
    "ui": {"base", "model", "view", "app", "ui"},
    "platform": {"base", "model", "view", "app", "ui", "platform", "import"},
    "reach": {"base", "reach"},
    "reach_worker": {"base", "reach", "reach_worker"},
    # Rooms of import: each sees those before it.
    "import/text": {"base", "model", "import/text"},
    "import/redact": {"base", "model", "import/text", "import/redact"},
    "import/readers": {"base", "model", "import/text", "import/redact", "import/readers"},
    "import/session": {"base", "model", "import"},
    "census": {"base", "reach", "import/text", "census"},
    "archive": {"base", "import", "archive"},
    "decoder": {"base", "import", "decoder"},
    "references": {"model", "references"},
    "studio": {"base", "model", "import", "census", "publish", "report", "studio"},
    "studio_worker": {"base", "studio", "studio_worker"},
    "publish": {"base", "model", "publish"},
    "report": {"base", "model", "app", "reach", "publish", "report"},
    "cli": {"base", "model", "view", "app", "reach", "import", "archive", "census", "publish", "report", "cli"},
}
FORBIDDEN_INCLUDES = {("ui", "app/app.h")}

# Room of web/ -> rooms, or modules of them, that it may import from, be it a type or a style; each sees only what stands
# above it. Files at the top wire the rooms together and see them all; the contracts there (*.d.ts) may be seen by all.
WEB_IMPORTS = {
    "base": set(),
    "core": {"base"},
    "feed": {"base"},
    "list": {"base"},
    "detail": {"base", "list"},
    "page": {"base"},
    "kiosk": {"base", "page"},
    "reach": {"base", "list", "detail", "page", "reach/panel", "reach/what-if", "reach/claims"},
    "reach/panel": {"base", "list", "reach/words"},
    "reach/what-if": {"base", "list", "reach/words", "reach/panel"},
    "reach/claims": {"base", "list", "page", "reach/words", "reach/client", "reach/page", "reach/panel", "reach/what-if"},
    "studio": {"base"},
    "embed": {"base/languages"},
}
WEB_TOP = {"main.js": set(WEB_IMPORTS) - {"studio", "embed"}, "style.css": set(WEB_IMPORTS) - {"studio", "embed"},
           "messages.d.ts": {"base/platforms"}}
MOST_ARROWS = 20  # between rooms
# Package -> the room that may import it.
WEB_PACKAGES = {"@noble/hashes": "core", "@zip.js/zip.js": "studio", "fflate": "studio", "modern-tar": "studio"}

# Third-party headers (pattern) -> the files under src/ that may include them.
THIRD_PARTY = [
    (r"nlohmann/", r"(base/json_read|model/feed_json|app/message|import/|publish/)"),
    (r"(imgui|imgui_internal|imstb_\w+|imgui_impl_\w+|backends/\w+)\.h", r"(ui|platform)/"),
    (r"(SDL\w*|SDL2/.*|GLES\d/.*|GL/.*|EGL/.*)\.h", r"platform/"),
    (r"emscripten.*\.h", r"(platform|reach_worker|studio_worker|decoder)/"),
    (r"(zip|archive|archive_entry)\.h", r"archive/"),
    (r"pugixml\.hpp", r"import/"),
    (r"sha2\.h", r"base/digest"),
    (r"utf8(/\w+)?\.h", r"(base|import)/"),
    (r"CLI/", r"cli/arguments"),
    (r"(cairo|pango)/", r"cli/"),
]

LENGTHS = {".h": 150, ".cpp": 400, ".js": 400, ".mjs": 400, ".css": 400}  # longer: a warning
HARD_STOP = 600

# A .cpp has the name of a header of its folder, or begins with it: what it defines is declared there. The others:
NO_HEADER = [
    r".*/main\.cpp",
    r"src/cli/\w+_command\.cpp",  # one for each command, declared in commands.h
    r"src/(decoder|references)/.*|src/platform/browser_references\.cpp",  # CMake chooses one for a header elsewhere
    r"src/platform/imgui_widget_stubs\.cpp",  # for a header of Dear ImGui
]

# (where, pattern, what to do)
WORDS = [
    (r".*", r"\b(TODO|FIXME)\b", "do it now, or write an issue"),
    (r".*", r"(?<![\w./:-])/(work|home|root)/", "no machine paths; use a path in the repository"),
    (r".*", r"registry\.(npmjs|yarnpkg)|(deb|ftp|snapshot|security)[.\w]*\.debian\.org|nodesource\.com|"
            r"cdn\.jsdelivr|unpkg\.com|pypi\.org",
     "no registry hosts; apt and npm know theirs"),
    (r"web/.*\.(js|html)", r"\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b",
     "build nodes and use textContent"),
    (r"web/.*\.(js|html)", r"\beval\s*\(|\bnew Function\b", "no code from strings: the policy forbids it"),
    (r"web/.*\.js", r"console\.log\b", "remove it; errors go to console.error"),
    (r"(src|web|tests)/.*\.(h|cpp|m?js)", r"\b(class|struct|enum(?: class)?) \w*(Manager|Helper|Util)s?\b",
     "name the type after what it is"),
    (r"web/(?!core/wasm-core\.js).*\.js", r"\bHEAP[UF]?(8|16|32|64)\b|\b_(malloc|free)\b",
     "only web/core/wasm-core.js touches the module's memory"),
    (r"src/(?!platform/|reach_worker/|studio_worker/|decoder/).*", r"\b(__EMSCRIPTEN__|EM_JS|EM_ASM\w*|EMSCRIPTEN_KEEPALIVE)\b", "move it to src/platform/"),
]
FILE_NAMES = r"(manager|helper|utils?)s?[_.]"

# A literal is a sentence when it has three words in a row and a capital, or two small words of Dutch or English.
THREE_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? [^\W\d_]+[,;:]? [^\W\d_]{2,}")
SMALL_WORDS = re.compile(
    r"\b(de|het|een|van|voor|niet|geen|met|zijn|wordt|naar|deze|dit|op|aan|om|"
    r"the|of|to|is|are|not|no|with|for|this|that|your|you|and|a)\b", re.IGNORECASE)
# Positions where a technical text is right: for the one who mends, never for a citizen; and what a platform writes
# in its archives, to be recognised.
TECHNICAL = re.compile(
    r"technical|platform's words|\bdetail\b|\bassert\(|static_assert|\bError\b|\bError[({]|Fail\(|console\.(error|warn)|"
    r"\[\[(nodiscard|deprecated)|IM_ASSERT|@type|@param")

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__", ".cache", ".vscode", ".idea"}
TEXT_EXEMPT = re.compile(r"tests/(fixtures|fuzz/corpus)/|(package-lock\.json|LICENSE)$")
WORD_EXEMPT = re.compile(r"tests/(fixtures|fuzz/corpus)/|tests/check_rules\.py$|package-lock\.json$|^LICENSE$")
BINARY_ALLOWED = re.compile(r"docs/.*\.png$|tests/golden/(desktop|phone|kiosk)\.png$")
LARGEST = 1_000_000


# ---- reading code --------------------------------------------------------------------------------------------------

TOKEN = re.compile(
    r"""(?P<line>//[^\n]*)|(?P<block>/\*.*?\*/)"""
    r"""|(?P<raw>R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)")"""
    r"""|(?P<regex>(?<=[(,=:\[!&|?{};])\s*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/)"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)""",
    re.DOTALL)


def literals(text, is_js):
    """Yields (line number, content) of every string literal outside comments."""
    for match in TOKEN.finditer(text):
        if match.lastgroup is None or (match.group("raw") is None and match.group("string") is None):
            continue
        content = match.group("string") or match.group("raw")
        before = text[max(0, match.start() - 1):match.start()]
        if content[0] == "'" and (not is_js or before.isalnum()):
            continue  # a C++ character or digit separator
        yield text.count("\n", 0, match.start()) + 1, content[1:-1]


# ---- the rules: each takes a path and its text and yields (line, what is wrong; what to do) ------------------------

def room_of(path):
    """The folder of a path below src/ that the table names: "model", "import/text"."""
    parts = path.split("/")
    return "/".join(parts[:2]) if "/".join(parts[:2]) in INCLUDES else parts[0]


def rule_include(path, text):
    if not path.startswith("src/"):
        return
    folder = room_of(path.removeprefix("src/"))
    if folder not in INCLUDES:
        yield 1, f"src/{folder}/ has no line in the include table; add it to tests/check_rules.py"
        return
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        quote, name = match.groups()
        for pattern, where in THIRD_PARTY:
            if re.fullmatch(pattern + r".*", name) and not re.match("src/" + where, path):
                yield number, f"{name} is not for {path}; only src/{where} may include it"
        if quote == '"' and not re.match("imgui|SDL|backends/", name):
            target = room_of(name)
            if "/" not in name or target not in INCLUDES:
                yield number, f'"{name}" is not a path below src/; write "folder/file.h"'
            elif not {target, target.split("/")[0]} & INCLUDES[folder] or (folder, name) in FORBIDDEN_INCLUDES:
                yield number, f"src/{folder}/ must not see {name}; turn the dependency around"


def web_room(path):
    """The room of a path below web/ that the table names: "list", "reach/panel"; "" at the top."""
    parts = path.split("/")[:-1]
    return "/".join(parts[:2]) if "/".join(parts[:2]) in WEB_IMPORTS else "".join(parts[:1])


# from '...', import '...', import('...'), new URL('...', import.meta.url), @import "...", url("..."); in comments too,
# where the types are named.
WEB_REFERENCE = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|@import\s+|(?<!new )\burl\(\s*)(["'])(?P<name>[\w@.:/+-]+)\1"""
    r"""|\bnew URL\(\s*(["'])(?P<beside>\.[^"'\n]*)\3\s*,\s*import\.meta\.url""")


def web_references(path, text):
    """Yields (line number, path below web/ or name of a package) of all that a module or a style refers to."""
    for match in WEB_REFERENCE.finditer(text):
        name = match.group("name") or match.group("beside")
        if name.startswith("data:"):
            continue
        folder = Path(path).parent.as_posix()
        target = os.path.normpath(f"{folder}/{name}") if name.startswith(".") else name
        yield text.count("\n", 0, match.start()) + 1, target.removeprefix("./")


def rule_import(path, text):
    if not (path.startswith("web/") and path.endswith((".js", ".css", ".ts"))):
        return
    below = path.removeprefix("web/")
    room = web_room(below)
    if room not in WEB_IMPORTS and not (below in WEB_TOP or re.fullmatch(r"\w+\.d\.ts", below)):
        where = f"web/{room}/ has no line in the table of rooms; add it to" if room else "not in a room; move it, see"
        yield 1, f"{where} WEB_IMPORTS in tests/check_rules.py"
        return
    allowed = WEB_TOP.get(below, set()) if room == "" else WEB_IMPORTS[room]
    for number, target in web_references(below, text):
        package = next((name for name in WEB_PACKAGES if (target + "/").startswith(name + "/")), None)
        if package:
            if room != WEB_PACKAGES[package]:
                yield number, f"{package} is for web/{WEB_PACKAGES[package]}/ only"
            continue
        contract = re.fullmatch(r"\w+(\.d\.ts)?", target)
        if target.startswith("../") or ("/" not in target and not contract) or (contract and path.endswith(".css")):
            yield number, f"{target} is no module of a room; the top of web/ only wires, packages stand in WEB_PACKAGES"
        elif not contract and web_room(target) != room and not {web_room(target), target.split(".")[0]} & allowed:
            yield number, f"web/{room or below} must not see web/{target}; turn the dependency around"


def arrows(pairs):
    """Of the whole rooms: what lies within reach/ is one."""
    return {(a.split("/")[0], b.split("/")[0]) for a, b in pairs if a.split("/")[0] != b.split("/")[0]}


def rule_length(path, text):
    suffix = Path(path).suffix
    lines = text.count("\n")
    if suffix in LENGTHS and lines > HARD_STOP:
        yield lines, f"{lines} lines, the hard stop is {HARD_STOP}; split the file by subject"


def rule_word(path, text):
    if WORD_EXEMPT.search(path):
        return
    rules = [(re.compile(pattern), remedy) for where, pattern, remedy in WORDS if re.fullmatch(where, path, re.DOTALL)]
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, remedy in rules:
            match = pattern.search(line)
            if match:
                yield number, f"'{match.group(0)}'; {remedy}"


def rule_name(path, _text):
    if re.search(FILE_NAMES, Path(path).name, re.IGNORECASE):
        yield 1, "no manager, helper or util in a file name; name it after what it holds"


def rule_sentence(path, text):
    is_js = path.startswith("web/") and path.endswith(".js")
    if not is_js and not (path.startswith("src/") and path.endswith((".cpp", ".h"))):
        return
    lines = text.split("\n")
    for number, content in literals(text, is_js):
        line = lines[number - 1]
        around = lines[max(0, number - 3)] + lines[max(0, number - 2)] + line
        if not THREE_WORDS.search(content) or TECHNICAL.search(line) or "#include" in line:
            continue
        if TECHNICAL.search(around) and not re.search(r"[;}]\s*$", lines[max(0, number - 2)]):
            continue  # the literal continues a technical statement
        if content[:1].isupper() or len(SMALL_WORDS.findall(content)) > 1:
            yield number, (f'a sentence in code: "{content[:60]}"; put it in assets/i18n/, '
                           "or mark the line // technical if only a developer reads it")


def rule_header(path, text):
    if not (path.endswith(".h") and path.startswith(("src/", "tests/"))):
        return
    opening = 0
    lines = text.split("\n")
    while opening < len(lines) and lines[opening].startswith("//"):
        opening += 1
    if not 2 <= opening <= 6:
        yield 1, f"opens with {opening} lines of comment; say in 2 to 6 what this is, its units and invariants"
    if "#pragma once" not in lines:
        yield 1, "no #pragma once; add it below the opening comment"


def rule_home(path, _text):
    if not (path.startswith("src/") and path.endswith(".cpp")) or any(re.fullmatch(name, path) for name in NO_HEADER):
        return
    headers = (header.stem for header in (ROOT / path).parent.glob("*.h"))
    if not any((Path(path).stem + "_").startswith(header + "_") for header in headers):
        yield 1, "begins with the name of no header beside it; name it after the one that declares it, or see NO_HEADER"


def rule_form(path, text):
    if TEXT_EXEMPT.search(path):
        return
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no newline at the end; add one"
    for number, line in enumerate(text.split("\n"), 1):
        if "\r" in line:
            yield number, "a carriage return; use plain newlines"
        elif "\t" in line:
            yield number, "a tab; use spaces"
        elif line != line.rstrip():
            yield number, "trailing blanks; remove them"


def rule_file(path, content):
    if len(content) > LARGEST:
        yield 1, f"{len(content)} bytes, at most {LARGEST}; make it smaller or let the build make it"
    if (b"\0" in content or text_of(content) is None) and not (BINARY_ALLOWED.match(path) or TEXT_EXEMPT.search(path)):
        yield 1, "a binary file; only docs/*.png and the three golden pictures may be one"


TEXT_RULES = [rule_include, rule_import, rule_length, rule_word, rule_name, rule_sentence, rule_header, rule_home, rule_form]


# ---- running -------------------------------------------------------------------------------------------------------

def text_of(content):
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def findings(path, content):
    """Yields (line, rule, message) for one file, its path relative to the repository."""
    for line, message in rule_file(path, content):
        yield line, "file", message
    text = text_of(content)
    if text is None or b"\0" in content:
        return
    for rule in TEXT_RULES:
        for line, message in rule(path, text):
            yield line, rule.__name__.removeprefix("rule_"), message


def files():
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        if path.is_file() and not SKIPPED_FOLDERS & set(relative.parts) and not path.is_symlink():
            yield relative.as_posix(), path.read_bytes()


def check():
    broken = seen = 0
    drawn = set()
    for path, content in files():
        seen += 1
        below = path.removeprefix("web/")
        if web_room(below) in WEB_IMPORTS and path != below and path.endswith((".js", ".css")):
            drawn |= {(web_room(below), web_room(target)) for _, target in web_references(below, text_of(content) or "")
                      if web_room(target) in WEB_IMPORTS}
        for line, rule, message in findings(path, content):
            print(f"{path}:{line}: {rule}: {message}")
            broken += 1
        limit = LENGTHS.get(Path(path).suffix)
        lines = content.count(b"\n")
        if limit and limit < lines <= HARD_STOP:
            print(f"{path}:{lines}: warning: {lines} lines, aim for {limit} at most")
    if len(arrows(drawn)) > MOST_ARROWS or not drawn:
        print(f"web/: {len(arrows(drawn))} arrows between rooms, from 1 to {MOST_ARROWS} are right; turn one around")
        broken += 1
    print(f"web/: {len(arrows(drawn))} arrows between rooms: " +
          ", ".join(sorted(f"{source} -> {target}" for source, target in arrows(drawn))))
    print(f"{seen} files, {broken} broken rules")
    return 1 if broken else 0


HEADER = "// One.\n// Two.\n#pragma once\n"
# (path, content, the rule that must object; None: nothing may object)
SAMPLES = [
    ("src/model/a.cpp", '#include "view/time_scale.h"\n', "include"),
    ("src/ui/a.cpp", '#include "app/app.h"\n', "include"),
    ("src/reach/a.cpp", '#include "model/item.h"\n', "include"),
    ("src/model/a.cpp", '#include "item.h"\n', "include"),
    ("src/import/text/a.cpp", '#include "import/readers/reader.h"\n', "include"),
    ("src/import/a.cpp", '#include "base/text.h"\n', "include"),
    ("src/import/readers/reader_a.cpp", '#include "import/redact/redact.h"\n', None),
    ("src/view/a.cpp", "#include <nlohmann/json.hpp>\n", "include"),
    ("src/app/a.cpp", '#include "imgui.h"\n', "include"),
    ("src/ui/a.cpp", "#include <SDL.h>\n", "include"),
    ("src/ui/a.cpp", "#include <emscripten/html5.h>\n", "include"),
    ("src/new/a.cpp", "int a;\n", "include"),
    ("src/model/feed_json.cpp", '#include <nlohmann/json.hpp>\n#include "base/result.h"\n', None),
    ("src/platform/main.cpp", '#include <SDL.h>\n#include "app/app.h"\n#include "imgui.h"\n', None),
    ("web/base/a.js", "import { t } from '../list/item-parts.js';\n", "import"),
    ("web/list/a.js", "import { DetailView } from '../detail/detail-view.js';\n", "import"),
    ("web/list/a.js", "import { el } from '../base/dom.js';\nimport { b } from './b.js';\n", None),
    ("web/list/a.js", "import {\n  a,\n  b,\n} from\n  '../feed/loading.js';\n", "import"),
    ("web/feed/a.js", "/** @typedef {import('../core/session.js').Session} Session */\n", "import"),
    ("web/feed/a.js", "/** @typedef {import('../messages').Problem} Problem */\n", None),
    ("web/detail/a.js", "const later = () => import('../reach/feature.js');\n", "import"),
    ("web/page/a.js", "import '../feed/first-request.js';\n", "import"),
    ("web/page/a.js", "import { start } from '../main.js';\n", "import"),
    ("web/page/a.js", "export { t } from '../list/article.js';\n", "import"),
    ("web/page/a.js", "const w = new Worker(new URL('../reach/worker.js', import.meta.url));\n", "import"),
    ("web/core/a.js", "const program = new URL('kringen.wasm', import.meta.url);\n", None),
    ("web/reach/panel/a.js", "import { el } from '../../base/dom.js';\nimport { w } from '../words.js';\n", None),
    ("web/reach/panel/a.js", "import { ReachController } from '../controller.js';\n", "import"),
    ("web/reach/panel/a.js", "import { ClaimsView } from '../claims/view.js';\n", "import"),
    ("web/embed/a.js", "import { el } from '../base/dom.js';\n", "import"),
    ("web/embed/a.js", "import { kLanguages } from '../base/languages.js';\n", None),
    ("web/messages.d.ts", "import type { Platform } from './base/platforms';\n", None),
    ("web/messages.d.ts", "import type { Session } from './core/session';\n", "import"),
    ("web/studio/a.css", '@import "../page/header.css";\n', "import"),
    ("web/list/a.css", '.a {\n  background: url("../reach/a.svg");\n}\n', "import"),
    ("web/studio/a.css", '@import "../base/tokens.css";\n', None),
    ("web/base/a.js", "import { sha256 } from '@noble/hashes/sha2.js';\n", "import"),
    ("web/core/a.js", "import { sha256 } from '@noble/hashes/sha2.js';\n", None),
    ("web/core/a.js", "import { sha256 } from 'other-hashes';\n", "import"),
    ("web/other/a.js", "let a;\n", "import"),
    ("web/a.js", "let a;\n", "import"),
    ("web/main.js", "import { Session } from './core/session.js';\nimport { Reach } from './reach/lazy.js';\n", None),
    ("web/base/a.js", "const parts = ['from', 'to'].map((name) => t('chip.from', 'x'));\n", None),
    ("web/main.js", "import { zip } from './studio/zip.js';\n", "import"),
    ("src/base/a.cpp", "\n" * 601, "length"),
    ("web/base/a.js", "\n" * 601, "length"),
    ("web/base/a.css", "\n" * 601, "length"),
    ("docs/a.md", "TODO: more\n", "word"),
    ("tools/a.sh", "cp /home/me/x y\n", "word"),
    ("tools/a.sh", "curl https://registry." + "npmjs.org/x\n", "word"),
    ("web/base/a.js", "node.innerHTML = text;\n", "word"),
    ("web/base/a.js", "eval (text);\n", "word"),
    ("web/base/a.js", "console.log(1);\n", "word"),
    ("web/base/a.js", "module.HEAPU8.set(bytes);\n", "word"),
    ("web/core/wasm-core.js", "module.HEAPU8.set(bytes);\n", None),
    ("src/app/a.cpp", "struct FeedManager {};\n", "word"),
    ("src/app/a.cpp", "#ifdef __EMSCRIPTEN__\n#endif\n", "word"),
    ("src/base/string_util.cpp", "int a;\n", "name"),
    ("src/ui/a.cpp", 'Label("Geen berichten gevonden");\n', "sentence"),
    ("src/ui/a.cpp", 'Label("look at the messages of today");\n', "sentence"),
    ("web/base/a.js", "button.textContent = 'Toon alle berichten';\n", "sentence"),
    ("web/base/a.js", "button.textContent = `Toon alle ${count} berichten van de dag`;\n", "sentence"),
    ("web/base/a.js", "const kinds = 'article section aside';\nconst t = '// no comment';\n", None),
    ("web/base/a.js", "failure = { code: 'feed.bad', detail: 'This is no array' };\n", None),
    ("web/base/a.js", "throw new Error('The bridge is not loaded');\n", None),
    ("web/base/a.js", "const quote = /[\"']/;  // it's a sign of the times\n", None),
    ("src/model/item_a.cpp", 'return Error{"no_items",\n             "the feed has no items"};\n', None),
    ("src/model/item_a.cpp", '// It "is a sentence" here\nconst char* t = "expected an array"; // technical\n', None),
    ("src/base/a.h", "#pragma once\n", "header"),
    ("src/base/a.h", "// One.\n// Two.\nint a;\n", "header"),
    ("src/base/a.h", "// x\n" * 7 + "#pragma once\n", "header"),
    ("src/base/a.h", HEADER, None),
    ("src/model/a.cpp", "int a;\n", "home"),
    ("src/model/itemise.cpp", "int a;\n", "home"),
    ("src/cli/a_command.cpp", "int a;\n", None),
    ("src/model/item_names.h", HEADER, None),
    ("web/base/a.js", "if (a) {\n\treturn;\n}\n", "form"),
    ("web/base/a.js", "let a; \n", "form"),
    ("web/base/a.js", "let a;\r\n", "form"),
    ("web/base/a.js", "let a;", "form"),
    ("tests/fixtures/feeds/crlf.json", "{}\r\n", None),
    ("web/a.bin", "\0\1", "file"),
    ("assets/a.json", " " * (LARGEST + 1), "file"),
]


def self_test():
    wrong = 0
    for path, content, expected in SAMPLES:
        rules = {rule for _, rule, _ in findings(path, content.encode())}
        if (expected is None and rules) or (expected is not None and expected not in rules):
            print(f"self-test: {path} {content[:50]!r} gave {sorted(rules)}, expected {expected or 'nothing'}")
            wrong += 1
    proven = {expected for _, _, expected in SAMPLES}
    for rule in [rule.__name__.removeprefix("rule_") for rule in TEXT_RULES] + ["file"]:
        if rule not in proven:
            print(f"self-test: no sample proves that the rule {rule} can fail; add one")
            wrong += 1
    rooms = list(WEB_IMPORTS)
    for source, target in arrows((room, seen) for room in rooms for seen in WEB_IMPORTS[room]):
        if rooms.index(source) < rooms.index(target):
            print(f"self-test: web/{source} sees web/{target}, which stands below it in WEB_IMPORTS")
            wrong += 1
    print(f"{len(SAMPLES)} samples, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(self_test() if "--self-test" in sys.argv else check())
