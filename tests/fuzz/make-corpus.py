#!/usr/bin/env python3
"""Writes the seed corpus of the fuzz targets: make-corpus.py FOLDER.

Small files, one feature each, made anew each time so that no binaries are kept. One folder per
target stands below FOLDER afterwards.
"""
import io
import pathlib
import sys
import zipfile

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PKG = 'http://schemas.openxmlformats.org/package/2006/relationships'

WORKBOOK = (f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr date1904="0"/><sheets>'
            '<sheet name="Data" sheetId="1" state="hidden" r:id="a"/></sheets><definedNames>'
            '<definedName name="daftar" localSheetId="0">Data!$A$1</definedName></definedNames>'
            '</workbook>')
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" '
          'formatCode="[$-421]d mmmm yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm;0%"/>'
          '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
          '<xf numFmtId="10"/><xf numFmtId="165"/></cellXfs></styleSheet>')
STRINGS = (f'<sst xmlns="{MAIN}"><si><t>a</t></si><si><r><rPr><b/></rPr><t>te</t></r><r><t>bal</t>'
           '</r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>_x000A__x005F_</t></si></sst>')

SHEETS = {
    'types': '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1</f><v>x</v></c>'
             '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>'
             '<c r="E1" t="d"><v>2026-03-05T10:00:00</v></c><c r="F1" s="3"><v>0.25</v></c>'
             '<c r="G1" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row>',
    'dates': '<row r="2"><c r="A2" s="1"><v>46086.4166</v></c><c r="B2" s="2"><v>60</v></c>'
             '<c r="C2" s="2"><v>1E3</v></c><c r="D2" s="4"><v>-1.5</v></c></row>',
    'far': '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    'bare': '<row><c><v>1</v></c><c/></row><row r="1"><c r="A1"><f>1</f></c></row>',
    'entity': '<row><c t="str"><v>&amp;&#65;<![CDATA[<x>]]></v></c></row><!-- a --><?b c?>',
}

TEXTS = {
    'comma': b'a,b,c\r\n1,"x, ""y""",3\r\n',
    'semicolon': b'\xef\xbb\xbfkode;nama;nilai\n61;"dua\nbaris";1,5\n',
    'tab': b'sep=\t\na\tb\n=1+1\t-5\n',
    'open-quote': b'a,b\n"x,y\nz,"q"r\n',
    'windows': b'nama|b\ncaf\xe9|\x80\n',
    'utf16': 'a;b\né;"€"\n'.encode('utf-16'),
    'utf16-big': b'\xfe\xff' + 'a,b\n😀,c'.encode('utf-16-be'),
    'nul': b'a\0b',
}


FORMULAS = [
    "1 + 2 * -3 div 4 mod 5", "${a} > '2026-01-01' and not(selected(${x}, 'a')) or . != ''",
    "sum(/data/r[x > 1]/x) | ../x", "instance('l')/root/item[name = current()/../x]/label",
    "if(position(..) = 1, once(uuid()), concat('a', \"b\"))", "indexed-repeat(${x}, ${r}, 2)",
    "format-date(today(), '%e %b %Y')", "checklist(1, -1, 1, ${x})", "substr('abc', -2, 1)",
    "count(randomize(${x}, 42)[1]) = .5", "regex(., '[a-z]+')", "jr:choice-name(., '${a}')",
    "round(1.25, 1) <= pow(2, 70)", "digest('a', 'MD5', 'hex')", "self::node()/child::*",
]


def sheet(rows, namespace=MAIN):
    return (f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData><mergeCells>'
            '<mergeCell ref="A1:B2"/></mergeCells></worksheet>')


def relations(*pairs):
    rows = ''.join(f'<Relationship Id="{chr(97 + i)}" Type="{REL}/{kind}" Target="{target}"/>'
                   for i, (kind, target) in enumerate(pairs))
    return f'<Relationships xmlns="{PKG}">{rows}</Relationships>'


def book(rows, namespace=MAIN, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    parts = {
        '_rels/.rels': relations(('officeDocument', 'xl/workbook.xml')),
        'xl/_rels/workbook.xml.rels': relations(('worksheet', 'sheet.xml'),
                                                ('sharedStrings', '/xl/strings.xml'),
                                                ('styles', 'styles.xml')),
        'xl/workbook.xml': WORKBOOK.replace(MAIN, namespace),
        'xl/styles.xml': STYLES.replace(MAIN, namespace),
        'xl/strings.xml': STRINGS.replace(MAIN, namespace),
        'xl/sheet.xml': sheet(rows, namespace),
    }
    with zipfile.ZipFile(out, 'w', method) as target:
        for name, text in parts.items():
            target.writestr(zipfile.ZipInfo(name), text, compress_type=method)
    return out.getvalue()


def main(folder):
    root = pathlib.Path(folder)
    seeds = {'xlsx-reader': {}, 'xlsx-parts': {}, 'csv-reader': TEXTS,
             'expression': {str(i): text.encode() for i, text in enumerate(FORMULAS)}}
    for name, rows in SHEETS.items():
        seeds['xlsx-reader'][name] = book(rows)
        seeds['xlsx-parts'][name] = '\n--\n'.join([WORKBOOK, STYLES, STRINGS, sheet(rows)]).encode()
    seeds['xlsx-reader']['deflated'] = book(SHEETS['types'], method=zipfile.ZIP_DEFLATED)
    seeds['xlsx-reader']['strict'] = book(SHEETS['dates'], namespace=STRICT)
    for target, files in seeds.items():
        (root / target).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (root / target / name).write_bytes(content)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: make-corpus.py FOLDER')
    main(sys.argv[1])
