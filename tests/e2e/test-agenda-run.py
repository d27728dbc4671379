"""A run of ketapang-b is started and worked to step 4 with a late one; a meeting, a follow-up."""
import datetime
import json
import os
import subprocess
import sys
import time

from person import Atspi, Person, attempt, box, children, has, key, picture, run, shown, wait, write

HOME = os.environ['MONEV_E2E_HOME']
TITLE = 'Monev Uji Coba'
AGENCIES = ('Dinas Kesehatan', 'Dinas Pekerjaan Umum dan Penataan Ruang')
MONTH = os.path.join(HOME, 'bulan.pdf')


def ctl(*words):
    """The same office from the command line, as the person who is logged in at the window."""
    answer = subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'],
                             '--as', 'subkoor', '--json', *words], capture_output=True, text=True,
                            env={**os.environ, 'MONEV_PIN': '135790'})
    assert answer.returncode == 0, f'{words}: {answer.stdout}{answer.stderr}'
    return json.loads(answer.stdout) if answer.stdout.strip() else None


def login(me):
    me.see('label', part='Yohanes Tirta Buana')
    me.click(me.see('entry', 'Cari nama atau NIP'))
    write('yohanes')
    key('Return')
    me.see('text', part='PIN Yohanes')
    write('135790')
    key('Return')
    me.see('label', 'Menunggu paraf Anda')


def start(me):
    key('ctrl+2')
    me.see(None, 'Kalender')
    key('ctrl+n')
    me.click(me.see(None, 'Cari SOP'))
    write('ketapang-b')
    # Rows that were sorted out keep their size in the tree: the one that is left comes to the top.
    wait(lambda: box(me.see('label', part='ketapang-b ·'))[1] < 210, 'saringan SOP')
    me.click(me.see('label', part='ketapang-b ·'))
    me.see('label', part='Menyusun Tim')
    past = datetime.date.today() - datetime.timedelta(days=14)
    me.click(me.see('text', 'Tanggal'))  # the day stands before the hour
    key('ctrl+a')
    write(past.strftime('%d-%m-%Y'))
    me.fill('Judul', TITLE)
    picture('agenda-1-mulai')
    key('ctrl+Return')
    me.see('label', part='Menyusun Tim')
    picture('agenda-2-meja')


def windows():
    return len(run('xdotool', 'search', '--onlyvisible', '--class', 'monev').split())


def act(me, number, words, accept, state):
    """The button of the step; where the step is early or late the window asks why first."""
    me.see(None, part='Langkah ' + number)
    me.press_button('Mulai' if state == 'berjalan' else 'Selesaikan')
    try:
        wait(lambda: windows() > 1 or step_named(number)['state'] == state, 'pertanyaan', limit=3)
    except AssertionError:  # pressed while the dialog before it was still going: once more
        me.press_button('Mulai' if state == 'berjalan' else 'Selesaikan')
        wait(lambda: windows() > 1 or step_named(number)['state'] == state, f'jawaban langkah {number}')
    if windows() > 1:
        write(words)
        key(accept)
    wait(lambda: windows() == 1 and step_named(number)['state'] == state, f'langkah {number} {state}')


def step_named(number):
    return next(s for s in ctl('activity', 'show', TITLE)['steps'] if s['number'] == number)


def work(me):
    """Steps 1 to 3 begun and finished, 4 begun; 1 was due two weeks ago, so why is asked."""
    for number in ('1', '2', '3'):
        act(me, number, 'Berkas menyusul', 'alt+m', 'berjalan')
        act(me, number, 'Menunggu disposisi', 'alt+s', 'selesai')
    act(me, '4', 'Berkas menyusul', 'alt+m', 'berjalan')
    assert step_named('1')['late'] and step_named('1')['late_reason'] == 'Menunggu disposisi'
    assert step_named('1')['early_reason'] == 'Berkas menyusul'
    picture('agenda-3-langkah-4')


def turn(me, tab, view):
    """The desk shows VIEW, and what is looked for is looked for there."""
    me.scope = me.desk
    me.press_until(lambda: me.see('page tab', tab, limit=2),
                   lambda: view_of(me, view) and tab_chosen(me, tab), f'tampilan {tab}', scroll=False)
    me.scope = view_of(me, view)


def view_of(me, view):
    return me.see('filler', view, limit=2, within=me.desk)


def tab_chosen(me, tab):
    found = me.see('page tab', tab, limit=2, within=me.desk)
    return has(found, Atspi.StateType.SELECTED) or has(found, Atspi.StateType.CHECKED)


def beside(node):
    """What stands in the window besides its pages, which are large."""
    yield node
    for child in children(node):
        if child.get_name() not in ('AdwFlap', 'MonevActivityDesk', 'MonevLoginPage'):
            yield from beside(child)


def toast_gone(me):
    """What the window says about the last act is put away, since it covers the foot of the page."""
    def closed():
        for node in beside(next(children(me.app))):
            if node.get_role_name() == 'push button' and node.get_name() == 'GtkImage' and shown(node):
                me.click(node)
                return False
        return True
    wait(closed, 'hilangnya pemberitahuan')


def saved(me, title, button='Simpan'):
    """The form TITLE is saved by its button and goes."""
    me.press_until(lambda: me.see('push button', part=button, within=me.form(title), limit=2),
                   lambda: me.alone(), f'tertutupnya {title}', scroll=False)
    toast_gone(me)


def open_form(me, title, find):
    me.press_until(find, lambda: me.form(title) is not None, f'isian {title}')
    return me.form(title)


def typed(me, form, name, text, role='text'):
    """TEXT in the field NAME of FORM."""
    field = me.see(role, name, within=form)
    def stands():
        me.click(field)
        key('ctrl+a')
        write(text)
        return wait(lambda: me.text(field) == text, f'{text} dalam {name}', limit=2)
    wait(lambda: attempt(stands), f'{text} dalam {name}')


def picked(me, form, name, text, row):
    """As typed, and the ROW that was found is taken: its list goes."""
    before = windows()
    typed(me, form, name, text)
    me.see('label', part=row, within=form)
    key('Return')
    wait(lambda: windows() == before, f'pilihan {row}')


def chosen(me, form, name, text, downs):
    """TEXT in the choice NAME of FORM, so many rows below the first that stands there."""
    choice = me.see('combo box', name, within=form)
    def shows():
        return attempt(lambda: me.see('label', text, within=choice, limit=0.3))
    def taken():
        if not shows():
            before = windows()
            me.click(choice)
            wait(lambda: windows() > before, f'pilihan {name}', limit=3)
            key(*['Down'] * downs, 'Return')
            wait(lambda: windows() == before, f'tertutupnya pilihan {name}', limit=3)
        return wait(shows, f'{text} dalam {name}', limit=3)
    wait(lambda: attempt(taken), f'{text} dalam {name}')


def invite(me, *agencies):
    """Several at once: each is searched for and ticked."""
    form = open_form(me, 'Undang OPD', lambda: me.see('push button', part='Undang OPD', limit=2))
    for agency in agencies:
        typed(me, form, 'Cari OPD', agency, 'entry')
        def box_of():
            return me.see('check box', agency, limit=2, within=form)
        # What is sorted out keeps its size in the tree: the one that is left comes to the top.
        top = box(me.see('list', 'OPD yang belum diundang', within=form))[1]
        wait(lambda: box(box_of())[1] < top + 20, f'saringan {agency}')
        me.press_until(box_of, lambda: has(box_of(), Atspi.StateType.CHECKED), f'centang {agency}')
    saved(me, 'Undang OPD', 'Undang 2')
    for agency in agencies:
        me.see('list item', part=agency)


def stand_in(me, agency, name, title):
    """Who came instead: the state, then name and office one level below."""
    def row():
        return me.see('list item', part=agency, limit=2)
    form = open_form(me, 'Yang mewakili',
                     lambda: me.see('push button', 'Mewakili', limit=2, within=row()))
    typed(me, form, 'Nama', name)
    typed(me, form, 'Jabatan', title)
    saved(me, 'Yang mewakili')
    wait(lambda: attempt(lambda: me.see('label', part=f'{name}, {title}', within=row(), limit=2)),
         f'{name} dalam daftar hadir')


def agree(me, day):
    """What was agreed on becomes a follow-up with an OPD and a day."""
    form = open_form(me, 'Kesepakatan rapat',
                     lambda: me.see('push button', part='Tambah Kesepakatan', limit=2))
    typed(me, form, 'Tindak lanjut', 'Mengirim data')
    picked(me, form, 'OPD penanggung jawab', 'Dinas Kesehatan', '· Dinkes')
    typed(me, form, 'Tenggat', day.strftime('%d-%m-%Y'))
    saved(me, 'Kesepakatan rapat')
    me.see('list item', 'Mengirim data')


def minutes(me):
    notes = me.see('text', 'Notulen')
    me.scroll_to(notes)
    me.click(notes)
    wait(lambda: has(notes, Atspi.StateType.FOCUSED), 'kursor dalam notulen')
    write('Disepakati.')
    me.press_until(lambda: me.see('push button', part='Simpan Notulen', limit=2),
                   lambda: ctl('activity', 'meeting', 'list', TITLE)[0]['minutes'] == 'Disepakati.',
                   'notulen')


def meet(me):
    me.desk = me.see('filler', 'MonevActivityDesk')
    turn(me, 'Rapat', 'MonevMeetingView')
    form = open_form(me, 'Rapat baru', lambda: me.see('push button', part='Tambah Rapat', limit=2))
    typed(me, form, 'Nama rapat', 'Rapat Uji')
    typed(me, form, 'Tempat', 'Aula')
    saved(me, 'Rapat baru')
    me.press_until(lambda: me.see('list item', 'Rapat Uji', limit=2),
                   lambda: me.sees('push button', part='Undang OPD'), 'Rapat Uji terbuka')
    invite(me, *AGENCIES)
    stand_in(me, AGENCIES[0], 'Sari', 'Sekretaris Dinas')
    stand_in(me, AGENCIES[1], 'Tono', 'Kepala Bidang Cipta Karya')
    minutes(me)
    agree(me, datetime.date.today())
    picture('agenda-4-rapat')
    came = ctl('activity', 'attendance', 'list', TITLE)
    assert sorted((one['state'], one['name']) for one in came) == [('mewakili', 'Sari'),
                                                                   ('mewakili', 'Tono')], came


def find(me):
    """What the field showed, and what is to be done about it."""
    turn(me, 'Temuan', 'MonevFindingView')
    form = open_form(me, 'Temuan baru', lambda: me.see('push button', part='Tambah Temuan', limit=2))
    typed(me, form, 'Temuan', 'Papan nama proyek tidak ada')
    chosen(me, form, 'Rapat', 'Rapat Uji', 1)
    saved(me, 'Temuan baru')
    form = open_form(me, 'Tindak lanjut baru',
                     lambda: me.see('push button', part='Tambah tindak lanjut', limit=2))
    typed(me, form, 'Tindak lanjut', 'Memasang papan nama')
    picked(me, form, 'OPD penanggung jawab', AGENCIES[1], '· DPUPR')
    typed(me, form, 'Tenggat', datetime.date.today().strftime('%d-%m-%Y'))
    saved(me, 'Tindak lanjut baru')
    me.see('list item', 'Memasang papan nama')


def close(me):
    """Both follow-ups, that of the rapat and that of the finding, are closed where they are listed."""
    for text in ('Mengirim data', 'Memasang papan nama'):
        def pencil():
            return me.see('push button', part='Ubah status', limit=2,
                          within=me.see('list item', text, limit=2))
        form = open_form(me, 'Ubah tindak lanjut', pencil)
        chosen(me, form, 'Status', 'Selesai', 2)
        typed(me, form, 'Keterangan', 'Diterima')
        saved(me, 'Ubah tindak lanjut')
        wait(lambda: any(one['text'] == text and one['state'] == 'selesai'
                         for one in ctl('activity', 'follow-up', 'list', TITLE)), f'{text} selesai')


def look(me):
    """The month shows the meeting; what is closed is gone from it."""
    me.scope = None
    key('alt+Left')
    me.press_until(lambda: me.see('page tab', 'Kalender', limit=2),
                   lambda: me.sees(None, 'Cetak bulan ini (Ctrl+P)'), 'kalender', scroll=False)
    me.see('label', part='Rapat Uji')
    assert not me.sees('label', part='Mengirim data') and not me.sees('label', part='Memasang papan')
    picture('agenda-6-kalender')


def save(me):
    me.press_button('PDF…')
    me.save_as(MONTH)
    wait(lambda: os.path.exists(MONTH), 'bulan sebagai PDF')
    assert 'Rapat Uji' in ' '.join(run('pdftotext', '-layout', MONTH, '-').split())


def main():
    subprocess.run([os.environ['MONEV_E2E_CTL'], '--db', os.environ['MONEV_E2E_DB'], 'init', '--demo'],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = subprocess.Popen([os.environ['MONEV_E2E_PROGRAM'], os.environ['MONEV_E2E_DB']])
    me = None
    begun = time.monotonic()
    try:
        me = Person()
        for step in (login, start, work, meet, find, close, look, save):
            step(me)
            print(f'# {time.monotonic() - begun:.0f} s {step.__name__}', flush=True)
        print('ok 1 /e2e/agenda-run/ends-with-a-closed-follow-up')
        return 0
    except AssertionError as problem:
        print(f'not ok 1 /e2e/agenda-run/ends-with-a-closed-follow-up\n# {problem}')
        if me:
            print('\n'.join('#   ' + line for line in me.tree().split('\n')))
        picture('gagal')
        return 1
    finally:
        program.terminate()
        print('1..1')


sys.exit(main())
