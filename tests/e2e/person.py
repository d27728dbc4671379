"""Uses Monev as a person does: looks through the accessibility tree, acts with pointer and keys.

Nothing here waits for a fixed time: each step waits for what must appear.
"""
import os
import re
import subprocess
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

LIMIT = 20  # seconds until something that must appear counts as missing


def wait(question, what, limit=LIMIT):
    end = time.time() + limit
    while time.time() < end:
        try:
            answer = question()
            if answer:
                return answer
        except GLib.Error:
            pass  # the node went away while it was looked at
        time.sleep(0.05)
    raise AssertionError(f'tidak muncul: {what}')


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def box(node):
    e = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return e.x, e.y, e.width, e.height


def shown(node):
    """GTK 4.8 marks only windows as showing: what is seen has a size."""
    try:
        _, _, width, height = box(node)
        return width > 0 and height > 0
    except GLib.Error:
        return False


class Person:
    def __init__(self, name='monev'):
        Atspi.init()
        self.app = wait(lambda: self._find_app(name), f'program {name}')
        self.scope = None  # where to look: the whole tree takes seconds

    @staticmethod
    def _find_app(name):
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            if app.get_name().lower() == name:
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    def see(self, role=None, name=None, part=None, limit=LIMIT, within=None):
        """The first thing shown of that role, with that name, or with PART in its name."""
        def look():
            for node in walk(within or self.scope or self.app):
                if role and node.get_role_name() != role:
                    continue
                text = node.get_name() or ''
                if (name is None or text == name) and (part is None or part in text) and shown(node):
                    return node
            return None
        return wait(look, f'{role or "apa pun"} {name or part or ""}', limit)

    def sees(self, role=None, name=None, part=None):
        try:
            self.see(role, name, part, limit=0.3)
            return True
        except AssertionError:
            return False

    def gone(self, role, name):
        wait(lambda: not self.sees(role, name), f'hilangnya {role} {name}')

    def window_of(self, node):
        """Looked for from above: GTK 4.8 falls when a node that is gone is asked for its parent."""
        windows = [window for window in children(self.app) if shown(window)]
        for window in windows[1:]:
            if any(one == node for one in walk(window)):
                return window
        return windows[0]

    def still(self, node):
        """Where NODE stands, once it stands there twice: what is made anew moves what is below it."""
        last = [None]

        def rests():
            before, last[0] = last[0], box(node)
            return before == last[0] and before[2] > 0
        wait(rests, f'{node.get_name() or node.get_role_name()} pada tempatnya')
        return last[0]

    def click(self, node, count=1):
        frame = self.window_of(node)
        window = self.x_window(frame)
        left, top = shadow(window)
        x, y, width, height = self.still(node)
        subprocess.run(['xdotool', 'mousemove', '--window', window, str(left + x + width // 2),
                        str(top + y + height // 2), 'click', '--repeat', str(count), '--delay', '60', '1'],
                       check=True)

    def press(self, name, role='push button'):
        self.click(self.see(role, name))

    def fill(self, name, text, role='text'):
        """Clicks the field, replaces what stands there."""
        field = self.see(role, name)
        self.click(field)
        key('ctrl+a')
        write(text)
        wait(lambda: self.text(field) == text, f'{text} dalam {name}')
        return field

    def press_button(self, part):
        """A button by a part of its name: a mnemonic may stand in it, and the name twice."""
        button = self.see('push button', part=part)
        wait(lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE), f'{part} dapat ditekan')
        self.click(button)

    def fill_secret(self, name, text):
        """A field whose text is not told."""
        self.click(self.see(None, name))
        key('ctrl+a')
        write(text)

    def press_until(self, find, done, what, scroll=True):
        """Presses what FIND finds until DONE: a row may be made anew under the pointer."""
        def pressed():
            if not attempt(done):
                button = find()
                if scroll:
                    self.scroll_to(button)
                wait(lambda: has(button, Atspi.StateType.SENSITIVE), f'{what} dapat ditekan', limit=3)
                self.click(button)
            return wait(done, what, limit=3)
        return wait(lambda: attempt(pressed), what, limit=3 * LIMIT)

    def form(self, title):
        """The window TITLE, when it stands open; None when it does not."""
        for window in children(self.app):
            if window.get_name() == title and shown(window):
                return window
        return None

    def alone(self):
        """Whether no other window stands before the program's own."""
        return sum(1 for window in children(self.app) if shown(window)) == 1

    def scroll_to(self, node):
        """Turns the wheel until NODE stands well inside the window."""
        frame = self.window_of(node)
        height = box(frame)[3]
        for _ in range(30):
            _, y, _, h = box(node)
            if y > 100 and y + h < height - 130:
                return node
            window = self.x_window(frame)
            left, top = shadow(window)
            subprocess.run(['xdotool', 'mousemove', '--window', window, str(left + box(frame)[2] // 2),
                            str(top + height // 2), 'click', '5' if y > 100 else '4'], check=True)
            time.sleep(0.1)
        return node

    def x_window(self, frame):
        """A tooltip is a window of the same name, too: the largest is meant."""
        found = run('xdotool', 'search', '--onlyvisible', '--name', frame.get_name() or 'Monev').split()
        return max(found, key=area)

    def save_as(self, path):
        """GTK's own chooser: the whole path is typed into the field of the name.

        The tree is not looked at while the chooser comes and goes: GTK 4.8 falls over a child that
        has no path on the bus yet or no more.
        """
        def windows():
            return len(run('xdotool', 'search', '--onlyvisible', '--class', 'monev').split())

        def typed():
            key('ctrl+a')
            write(path)
            key('Return')
            try:
                wait(lambda: windows() == 1, 'tertutupnya pemilih berkas', limit=5)
                return True
            except AssertionError:  # it took the first letters for nothing: away with what it says
                while windows() > 2:
                    key('Escape')
                    time.sleep(0.5)
                return False
        wait(lambda: windows() > 1, 'jendela pemilih berkas')
        time.sleep(0.8)
        wait(typed, 'tertutupnya pemilih berkas')
        time.sleep(0.5)

    @staticmethod
    def text(node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def tree(self):
        """What can be seen, for a failure's message."""
        lines = []
        for node in walk(self.app):
            if shown(node) and (node.get_name() or node.get_role_name() in ('text', 'push button')):
                lines.append(f'{node.get_role_name()}: {node.get_name()}')
        return '\n'.join(lines[:200])


def has(node, state):
    return node.get_state_set().contains(state)


def attempt(act):
    """What ACT answers; None where it did not find what it looked for."""
    try:
        return act()
    except (AssertionError, AttributeError, GLib.Error):
        return None


def run(*words):
    return subprocess.run(words, capture_output=True, text=True).stdout


def area(window):
    answer = re.search(r'Geometry: (\d+)x(\d+)', run('xdotool', 'getwindowgeometry', window))
    return int(answer[1]) * int(answer[2]) if answer else 0


def shadow(window):
    answer = run('xprop', '-id', window, '_GTK_FRAME_EXTENTS')
    if '=' not in answer:
        return 0, 0
    left, _, top, _ = [int(v) for v in answer.split('=')[1].split(',')]
    return left, top


def write(text):
    subprocess.run(['xdotool', 'type', '--delay', '15', text], check=True)


def key(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)


def picture(name):
    folder = os.environ.get('MONEV_E2E_PICTURES')
    if folder:
        subprocess.run(['import', '-window', 'root', os.path.join(folder, name + '.png')], check=True)
