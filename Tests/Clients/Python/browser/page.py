"""The phone in a browser: what a user sees of it and does to it, and what the console says meanwhile."""
import contextlib
import json
import re
import subprocess
import urllib.request

from playwright.sync_api import expect, sync_playwright

# Machines are noisy, and everything here waits for what appears.
PATIENCE = 60_000
BUDI, OTHER = "+6281200000001", "+6281200000002"
REGISTRATION = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id"
BALANCE = "Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678."
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 760}


class Page:
    """One tab of a browser, at one server."""

    def __init__(self, context, address):
        self.context, self.address = context, address
        self.tab = context.new_page()
        self.complaints = []
        self.tab.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(f"a dialog: {dialog.message}"))

    def open(self):
        self.tab.goto(self.address)
        self.wait_for_link("live")

    def wait_for_link(self, state):
        expect(self.tab.locator(f".link-state[data-state={state}]")).to_be_attached()

    def phone(self, number):
        return self.tab.locator(f'.phone[data-number="{number}"]')

    def bubble(self, number, text):
        """The last message of a phone that has this in its text."""
        return self.phone(number).locator(".bubble", has_text=text).last

    def send(self, number, text):
        box = self.phone(number).locator("textarea")
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")

    def add_phone(self, number):
        self.tab.locator(".add-phone").click()
        self.tab.locator("dialog input").fill(number)
        self.tab.locator("dialog .main").click()
        expect(self.phone(number)).to_be_visible()

    def show(self, tab):
        self.tab.locator(f"#tab-{tab}").click()
        expect(self.tab.locator(f"#page-{tab}")).to_be_visible()

    def switch_on(self, fault):
        self.show("network")
        self.tab.locator(".faults [name=fault]").select_option(fault)
        self.tab.locator(".faults .main").click()
        expect(self.tab.locator(".faults .fault")).to_contain_text(fault)


@contextlib.contextmanager
def browser(address, viewport=None, opens=True, **options):
    """A page of a fresh profile; whatever its console has complained of is an error at the end."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = chromium.new_context(viewport=viewport or WIDE, locale="en-US", **options)
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page = Page(context, address)
        if opens:
            page.open()
        yield page
        assert not page.complaints, page.complaints
        chromium.close()


@contextlib.contextmanager
def served(program, *options):
    """A server, and where it is, which it says itself."""
    if program.startswith("http:"):  # one that runs already
        yield program, None
        return
    server = subprocess.Popen([program, "serve", *options], stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            if found := re.search(r"http://[^ ]+:\d+", line):
                break
        else:
            raise AssertionError(f"the server ended with {server.wait()}")
        yield found[0], server
    finally:
        server.terminate()
        server.wait()


def call(address, method, path, body=None):
    """The HTTP API beside the page."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        content = answer.read()
    return json.loads(content) if content else None
