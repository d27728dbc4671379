#!/usr/bin/env python3
"""The rules of the house, held over the tree and each proved on a bad sample.

usage: house.py SOURCE-ROOT   writes TAP: for each rule, that it catches its sample and that the
tree keeps it. A rule is a function from {path: text} to a list of complaints; HACKING.md says why
each rule stands.
"""
import os
import re
import sys

FLOORS = ('db/', 'app/', 'ui/')
MAX_FILE, MAX_FUNCTION, MAX_TEMPLATE = 700, 60, 250
LONG_BY_NATURE = re.compile(r'class_init$|_(get|set)_property$|^(get|set)_property$')
RECORD_ACTS = ('get', 'list', 'insert', 'update', 'remove')
# A table of one row (the office profile) is neither listed nor removed from.
NEEDED_ACTS = ('get', 'insert', 'update')

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
WINDOW = re.compile(r'^(gtk|gdk|gsk|gtksourceview)/|^adwaita\.h$|^adw')
# "select one from" and its like are types of XLSForm.
SQL = re.compile(r'\bselect\b(?! (?:one|all|multiple)\b).+\bfrom\b|\binsert\s+into\b|\bupdate\s+\w+\s+set\b|\bdelete\s+from\b'
                 r'|\b(alter|drop|truncate)\s+table\b|\bpragma\s+\w',
                 re.IGNORECASE | re.DOTALL)
STATEMENT = re.compile(r'^--[ \t]*(?:name|script|template):[ \t]*(\w+)', re.MULTILINE)
SHOWN = re.compile(r'\b(?:_|N_|C_|NC_|gettext|ngettext)\s*\(\s*"')
SHOWN_UI = re.compile(r'translatable="(?:yes|true|1)"[^>]*>([^<]*)<')
ENGLISH = re.compile(r'\b(save|cancel|error|file|files|open|close|delete|remove|edit|add|search|'
                     r'settings|help|back|next|password|login|logout|user|loading|warning|failed|'
                     r'please|copy|paste|undo|redo|print|export|import|and|the|with|not)\b',
                     re.IGNORECASE)


ACT_WORDS = 'ui/reference/audit-acts.c'
ACT = re.compile(r'[a-z_]+(\.[a-z_]+)+$')
FILE_NAME = re.compile(r'\.(csv|gz|h|html|ics|jpeg|jpg|json|ods|pdf|png|rels|svg|txt|xls|xlsx|xml)$')


def line_of(text, place):
    return text.count('\n', 0, place) + 1


def blank(match):
    """A comment becomes as many line ends as it had, so that lines keep their numbers."""
    token = match.group(0)
    return token if token[0] in '"\'' else ' ' + '\n' * token.count('\n')


def without_comments(text):
    return TOKEN.sub(blank, text)


def literals(text):
    """(line, value) of each string, with literals that C joins taken as one."""
    code, found, end = without_comments(text), [], None
    for match in TOKEN.finditer(code):
        if match.group(0)[0] != '"':
            continue
        value = match.group(0)[1:-1]
        if end is not None and code[end:match.start()].strip() == '':
            found[-1] = (found[-1][0], found[-1][1] + value)
        else:
            found.append((line_of(code, match.start()), value))
        end = match.end()
    return found


def functions(text):
    """(name, line, lines of the body, is static) of each function; bodies stand in column 0."""
    lines, found, start = without_comments(text).split('\n'), [], None
    for number, line in enumerate(lines):
        if line.startswith('{') and start is None:
            first = number
            while first > 0 and lines[first - 1].strip() and not lines[first - 1].startswith('}'):
                first -= 1
            head = ' '.join(lines[first:number])
            name = re.search(r'(\w+)\s*\(', head)
            if name and head.rstrip().endswith(')'):
                start = (name.group(1), number + 1, first, head)
        elif line.startswith('}') and start is not None:
            name, opened, first, head = start
            found.append((name, first + 1, number - opened, re.match(r'\s*static\b', head) is not None))
            start = None
    return found


def of(tree, places, *ends):
    return sorted((path, text) for path, text in tree.items()
                  if path.startswith(places) and path.endswith(ends))


def floors_point_down(tree):
    """app/ and db/ know no window; db/ knows no app/; app/ knows no ui/."""
    bad = []
    for path, text in of(tree, ('db/', 'app/'), '.c', '.h'):
        below = ('db/',) if path.startswith('db/') else ('app/', 'db/')
        above = tuple(floor for floor in FLOORS if floor not in below)
        for match in INCLUDE.finditer(text):
            wanted = match.group(2)
            here = os.path.normpath(os.path.join(os.path.dirname(path), wanted))
            seen = here in tree or any(floor + wanted in tree for floor in below)
            up = wanted.startswith(above) or here.startswith(above) or (
                not seen and any(floor + wanted in tree for floor in above))
            if up or WINDOW.match(wanted):
                bad.append(f'{path}:{line_of(text, match.start())}: includes {wanted}')
    return bad


def drivers_alone_name_their_library(tree):
    bad = []
    for path, text in of(tree, FLOORS, '.c', '.h'):
        for match in INCLUDE.finditer(text):
            name = os.path.basename(match.group(2))
            home = {'sqlite3.h': 'db/sqlite/', 'libpq-fe.h': 'db/postgres/'}.get(name)
            if home and not path.startswith(home):
                bad.append(f'{path}:{line_of(text, match.start())}: includes {name}')
    return bad


def no_sql_in_c(tree):
    return [f'{path}:{line}: {value[:60]}' for path, text in of(tree, FLOORS, '.c', '.h')
            for line, value in literals(text) if SQL.search(value)]


def statements(tree):
    return {match.group(1): path for path, text in of(tree, ('db/queries/',), '.sql')
            for match in STATEMENT.finditer(text)}


def subjects(tree):
    """The record tables: their statements are called by subject and act, never by name."""
    found = set()
    for _, text in of(tree, ('app/',), '.c'):
        for match in re.finditer(r'\bMonevRecordType\s+\w+\s*=\s*\{', text):
            subject = re.search(r'\.subject\s*=\s*"(\w+)"', text[match.end():match.end() + 600])
            if subject:
                found.add(subject.group(1))
    return found


def every_statement_is_used(tree):
    used = {value for _, text in of(tree, FLOORS, '.c') for _, value in literals(text)}
    used |= {f'{subject}_{act}' for subject in subjects(tree) for act in RECORD_ACTS}
    tested = {value for _, text in of(tree, ('tests/',), '.c') for _, value in literals(text)}
    return [f'{path}: {name} is used by nobody' for name, path in sorted(statements(tree).items())
            if name not in used and not (name.startswith('test_') and name in tested)]


def every_called_statement_exists(tree):
    known, bad = statements(tree), []
    for path, text in of(tree, FLOORS, '.c'):
        for match in re.finditer(r'\bmonev_db_(?:exec|query)\s*\([^,;]+,\s*"(\w+)"', text):
            if match.group(1) not in known:
                bad.append(f'{path}:{line_of(text, match.start())}: no statement {match.group(1)}')
    for subject in sorted(subjects(tree)):
        bad += [f'db/queries/: no statement {subject}_{act}' for act in NEEDED_ACTS
                if f'{subject}_{act}' not in known]
    return bad


def acts_have_words(tree):
    """What the log is given by app/ is told in words, not as its code."""
    told = tree.get(ACT_WORDS, '')
    known = set(value for _, value in literals(told))
    bad = []
    for path, text in of(tree, ('app/',), '.c'):
        if path.startswith(('app/cli/', 'app/demo/')) or path == 'app/people/policy.c':
            continue  # wrong words typed, invented days, rights
        bad += [f'{path}:{line}: {value} has no words in {ACT_WORDS}' for line, value in literals(text)
                if ACT.match(value) and not FILE_NAME.search(value) and value not in known]
        for match in re.finditer(r'^const MonevRecordType (\w+) = \{', text, re.MULTILINE):
            told_by_fields = match.group(1) in tree.get('app/reference/reference.c', '')
            if not told_by_fields and match.group(1) not in told and match.group(1) != 'monev_office_type':
                bad.append(f'{path}: {match.group(1)} is not known to {ACT_WORDS}')
    return bad


def files_stay_short(tree):
    bad = [f'{path}: {text.count(chr(10))} lines' for path, text in of(tree, FLOORS + ('tests/',), '.c', '.h')
           if text.count('\n') > MAX_FILE]
    return bad + [f'{path}: {text.count(chr(10))} lines, make it two templates'
                  for path, text in of(tree, ('ui/',), '.ui') if text.count('\n') > MAX_TEMPLATE]


def functions_stay_short(tree):
    return [f'{path}:{line}: {name} has {size} lines'
            for path, text in of(tree, FLOORS + ('tests/',), '.c')
            for name, line, size, _ in functions(text)
            if size > MAX_FUNCTION and not LONG_BY_NATURE.search(name)]


def types_bear_one_name(tree):
    """In one library the linker takes the first of two symbols and says nothing."""
    first, bad = {}, []
    for path, text in of(tree, FLOORS, '.c'):
        for match in re.finditer(r'^G_DEFINE_\w*TYPE\w*\s*\(\s*(\w+)', text, re.M):
            name = match.group(1)
            if first.setdefault(name, path) != path:
                bad.append(f'{path}: {name} is a type of {first[name]} too')
    return bad


def public_functions_have_docblocks(tree):
    headers = ' '.join(text for path, text in of(tree, FLOORS, '.h') if not path.endswith('-private.h'))
    public = set(re.findall(r'\b(monev_\w+)\s*\(', without_comments(headers)))
    bad = []
    for path, text in of(tree, FLOORS, '.c'):
        lines = text.split('\n')
        for name, line, _, static in functions(text):
            if static or name not in public:
                continue
            above = [part.strip() for part in lines[max(0, line - 3):line - 1] if part.strip()]
            if not above or not above[-1].endswith('*/'):
                bad.append(f'{path}:{line}: {name}')
    return bad


def shown_texts(tree):
    for path, text in of(tree, FLOORS, '.c'):
        code = without_comments(text)
        for match in SHOWN.finditer(code):
            start = match.end() - 1
            for line, value in literals(code[start:start + 2000])[:1]:
                yield path, line_of(code, start), value
    for path, text in of(tree, ('ui/',), '.ui'):
        for match in SHOWN_UI.finditer(text):
            yield path, line_of(text, match.start()), match.group(1)


def shown_texts_do_not_shout(tree):
    return [f'{path}:{line}: {value}' for path, line, value in shown_texts(tree) if '!' in value]


def shown_texts_are_indonesian(tree):
    return [f'{path}:{line}: {value}' for path, line, value in shown_texts(tree) if ENGLISH.search(value)]


def shown_texts_are_listed(tree):
    """po/POTFILES names each file that holds a text to translate, and no file that is gone."""
    listed = {line.strip() for line in tree.get('po/POTFILES', '').split('\n')
              if line.strip() and not line.startswith('#')}
    holders = {path for path, _, _ in shown_texts(tree)}
    return ([f'po/POTFILES: {path} is missing' for path in sorted(holders - listed)]
            + [f'po/POTFILES: {path} is gone' for path in sorted(listed - set(tree))])


LONG_BODY = '  work ();\n' * (MAX_FUNCTION + 1)
# Each rule with trees that break it; all of them must be caught.
RULES = [
    (floors_point_down, [
        {'app/a/a.c': '#include <gtk/gtk.h>\n'},
        {'db/a.h': '#include <adwaita.h>\n'},
        {'app/a/a.c': '#include "ui/common/b.h"\n'},
        {'app/a/a.c': '#include "common/b.h"\n', 'ui/common/b.h': ''},
        {'db/a.c': '#include "base/b.h"\n', 'app/base/b.h': ''},
    ]),
    (types_bear_one_name, [
        {'ui/a/list.c': 'G_DEFINE_FINAL_TYPE (MonevList, monev_list, GTK_TYPE_WIDGET)\n',
         'ui/b/list.c': 'G_DEFINE_TYPE (MonevList, monev_list, GTK_TYPE_WIDGET)\n'},
    ]),
    (drivers_alone_name_their_library, [
        {'db/a.c': '#include <sqlite3.h>\n'},
        {'db/sqlite/a.c': '#include <libpq-fe.h>\n'},
        {'ui/a/a.c': '#include <postgresql/libpq-fe.h>\n'},
    ]),
    (no_sql_in_c, [
        {'app/a.c': 'x = "SELECT id "\n  "FROM agency";\n'},
        {'db/a.c': 'x = "insert  into agency";\n'},
        {'ui/a.c': 'x = "UPDATE agency SET name = 1";\n'},
        {'app/a.c': 'x = "DELETE FROM agency";\n'},
        {'db/a.c': 'x = "PRAGMA journal_mode";\n'},
    ]),
    (every_statement_is_used, [
        {'db/queries/a.sql': '-- name: lonely\nSELECT 1\n', 'tests/a.c': 'x = "lonely";\n'},
        {'db/queries/a.sql': '-- script: lonely\nSELECT 1\n', 'app/a.c': '/* "lonely" */\n'},
        {'db/queries/a.sql': '-- name: agency_paint\n',
         'app/a.c': 'const MonevRecordType t = {\n  .subject = "agency",\n};\n'},
    ]),
    (every_called_statement_exists, [
        {'app/a.c': 'monev_db_exec (connection, "agency_paint", NULL, NULL, error);\n'},
        {'app/a.c': 'const MonevRecordType t = {\n  .subject = "agency",\n};\n',
         'db/queries/a.sql': '-- name: agency_get\n-- name: agency_list\n-- name: agency_insert\n'},
    ]),
    (acts_have_words, [
        {'app/a/a.c': 'monev_audit_append (c, now, who, "site.paint", subject, NULL, error);\n',
         'ui/reference/audit-acts.c': '  { "site.wash", N_ ("mencuci"), NULL },\n'},
        {'app/a/a.c': 'const MonevRecordType monev_paint_type = {\n};\n'},
    ]),
    (files_stay_short, [
        {'app/a.c': '\n' * (MAX_FILE + 1)},
        {'ui/a.ui': '\n' * (MAX_TEMPLATE + 1)},
    ]),
    (functions_stay_short, [
        {'app/a.c': 'static void\nfoo (int a,\n     int b)\n{\n' + LONG_BODY + '}\n'},
    ]),
    (public_functions_have_docblocks, [
        {'app/a.h': 'void monev_a_do (int b);\n', 'app/a.c': '\nvoid\nmonev_a_do (int b)\n{\n}\n'},
        {'app/a.h': 'void monev_a_do (int b);\n',
         'app/a.c': '/** monev_b: */\nint c;\n\nvoid\nmonev_a_do (int b)\n{\n}\n'},
    ]),
    (shown_texts_do_not_shout, [
        {'ui/a.c': 'f (_("Data tersimpan"\n  " semuanya!"));\n'},
        {'ui/a.ui': '<property name="label" translatable="yes">Halo!</property>\n'},
    ]),
    (shown_texts_are_indonesian, [
        {'ui/a.c': 'f (_("Save"));\n'},
        {'ui/a.c': 'f (N_("Buka file"));\n'},
        {'ui/a.ui': '<property name="label" translatable="yes">Cancel</property>\n'},
    ]),
    (shown_texts_are_listed, [
        {'ui/a.c': 'f (_("Simpan"));\n'},
        {'po/POTFILES': 'ui/a.c\n'},
    ]),
]
# What every rule must let pass.
GOOD = {
    'app/a/a.h': '#include "db-error.h"\nvoid monev_a_do (int b);\n',
    'app/a/a.c': '#include "a/a.h"\n\n/** monev_a_do: */\nvoid\nmonev_a_do (int b)\n{\n'
                 '  /* SELECT x FROM y! */\n  monev_db_exec (c, "a_do", NULL, NULL, error);\n}\n',
    'db/db-error.h': '',
    'db/sqlite/driver.c': '#include <sqlite3.h>\n',
    'db/queries/a.sql': '-- name: a_do\nDELETE FROM a\n',
    'ui/a.c': '#include <gtk/gtk.h>\n#include "a/a.h"\nf (_("Simpan"), "Save!");\n',
    'app/b/b.c': 'monev_audit_append (c, now, who, "a.do", subject, NULL, error);\nopen ("a.xlsx");\n',
    'ui/reference/audit-acts.c': '  { "a.do", N_ ("mengerjakan"), NULL },\n',
    'po/POTFILES': '# sorted\nui/a.c\nui/reference/audit-acts.c\n',
}


def read_tree(root):
    tree = {}
    for floor in FLOORS + ('tests/',):
        for folder, _, names in os.walk(os.path.join(root, floor)):
            for name in names:
                if name.endswith(('.c', '.h', '.ui', '.sql')):
                    path = os.path.join(folder, name)
                    with open(path, encoding='utf-8') as source:
                        tree[os.path.relpath(path, root)] = source.read()
    with open(os.path.join(root, 'po/POTFILES'), encoding='utf-8') as source:
        tree['po/POTFILES'] = source.read()
    return tree


def main(root):
    tree, number, failed = read_tree(root), 0, 0
    print(f'1..{2 * len(RULES)}')
    for rule, samples in RULES:
        name = rule.__name__.replace('_', '-')
        missed = [f'not caught: {sample}' for sample in samples if not rule(sample)]
        wrong = [f'caught wrongly: {text}' for text in rule(GOOD)]
        for title, bad in ((f'catches/{name}', missed + wrong), (name, rule(tree))):
            number += 1
            failed += bool(bad)
            print(f'{"not ok" if bad else "ok"} {number} /house/{title}')
            for line in bad:
                print('# ' + line.replace('\n', '\\n'))
    # An empty tree would keep every rule.
    return 1 if failed or len(tree) < 50 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
