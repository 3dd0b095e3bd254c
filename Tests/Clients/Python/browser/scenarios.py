"""What the phone must do, a function each. Run as: scenarios.py PROGRAM NAME"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import axe_playwright_python

from gateway import Gateway
from page import BALANCE, BUDI, NARROW, OTHER, REGISTRATION, WIDE, browser, call, expect, served


def conversation(address):
    """A member registers and asks; another telephone asks for the move, and has it a day later."""
    with browser(address) as page:
        page.send(BUDI, REGISTRATION)
        expect(page.bubble(BUDI, "HP ini terdaftar untuk KPJ ..5678")).to_be_visible()
        page.send(BUDI, "SALDO 08012345678")
        expect(page.bubble(BUDI, BALANCE)).to_be_visible()
        page.add_phone(OTHER)
        page.send(OTHER, REGISTRATION)
        expect(page.bubble(OTHER, "aktif 24 jam kemudian")).to_be_visible()
        expect(page.bubble(BUDI, "akan dipindah ke HP lain")).to_be_visible()
        page.show("network")
        expect(page.tab.get_by_role("button", name="To what is due next")).to_be_visible()
        answer = page.bubble(OTHER, "aktif 24 jam kemudian").locator(".text").inner_text()
        page.bubble(OTHER, "DAFTAR SALDO").locator(".why").click()
        expect(page.tab.locator("#page-why")).to_contain_text(answer)
        day = page.tab.locator(".clock time small").inner_text()
        page.tab.get_by_role("button", name="+24 h").click()
        expect(page.bubble(OTHER, "HP ini kini terdaftar sebagai HP peserta")).to_be_visible()
        expect(page.tab.locator(".clock time small")).not_to_have_text(day)
        page.send(OTHER, "SALDO 08012345678")
        expect(page.bubble(OTHER, BALANCE)).to_be_visible()


def loss(address):
    """A fault that is switched on strikes, is seen where it struck, and strikes no more when it is switched off."""
    with browser(address) as page:
        page.switch_on("loss")
        page.send(BUDI, "KONTAK")
        lost = page.bubble(BUDI, "Hubungi 175")
        expect(lost).to_have_class(re.compile("dead"))
        expect(lost).to_contain_text("Lost by a fault")
        expect(page.tab.locator(".faults .fault")).to_contain_text("struck 1")
        page.tab.locator(".faults .fault button").click()
        expect(page.tab.locator(".faults .fault")).to_have_count(0)
        page.send(BUDI, "KONTAK WA")
        expect(page.phone(BUDI).locator(".bubble").last).not_to_have_class(re.compile("mine|dead|waiting"))


def script(address):
    """Whatever a sender writes is shown as text, everywhere, and does nothing."""
    texts = ["<img src=x onerror=alert(1)>", "<script>alert(2)</script>", '"><svg onload=alert(3)>', "javascript:alert(4)"]
    with browser(address) as page:
        for text in texts:
            page.send(BUDI, text)
            mine = page.bubble(BUDI, text)
            expect(mine.locator(".text")).to_have_text(text)
            mine.locator(".why").click()
            expect(page.tab.locator("#page-why .marked")).to_have_text(text)
        page.tab.keyboard.press("Escape")
        page.tab.locator(".find").click()
        page.tab.locator("dialog input").fill("alert(2)")
        expect(page.tab.locator(".results button span")).to_have_text(texts[1])
        assert page.tab.locator("main img, main script, aside img, aside script, [onload], [onerror]").count() == 0


def reload(address):
    """A page that is loaded again shows what it showed: phones, messages, drafts, theme, language, what was explained."""
    with browser(address) as page:
        page.send(BUDI, REGISTRATION)
        expect(page.bubble(BUDI, "HP ini terdaftar")).to_be_visible()
        page.add_phone(OTHER)
        page.send(OTHER, "KONTAK")
        page.bubble(OTHER, "Hubungi 175").locator(".why").click()
        expect(page.tab.locator("#page-why .octets").first).to_be_visible()
        page.phone(OTHER).locator("textarea").fill("a draft")
        page.tab.get_by_role("radio", name="ID").check(force=True)
        expect(page.tab.locator("html")).to_have_attribute("lang", "id")
        expect(page.tab.locator("#page-why .octets").first).to_be_visible()
        page.tab.get_by_role("button", name="Tema").click()
        shown = state_of(page)
        page.tab.reload()
        page.wait_for_link("live")
        expect(page.bubble(BUDI, "HP ini terdaftar")).to_be_visible()
        expect(page.tab.locator("#page-why .octets").first).to_be_visible()
        assert state_of(page) == shown, (state_of(page), shown)


def state_of(page):
    return {
        "texts": page.tab.locator(".bubble .text").all_inner_texts(),
        "chosen": page.tab.locator(".bubble.chosen .text").all_inner_texts(),
        "drafts": [box.input_value() for box in page.tab.locator(".phone textarea").all()],
        "theme": page.tab.locator("html").get_attribute("data-theme"),
        "language": page.tab.locator("html").get_attribute("lang"),
        "why": page.tab.locator("#page-why h3").all_inner_texts(),
    }


def resume(program):
    """A page whose server dies says so, and shows all that there is when that is back."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/day.sqlite"
        with served(program, "--http", "0", "--store", store) as (address, server), browser(address) as page:
            page.send(BUDI, "KONTAK")
            expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
            server.kill()
            page.wait_for_link("lost")
            with served(program, "--http", address.rsplit(":", 1)[1].strip("/"), "--store", store):
                call(address, "POST", "/v1/messages", {"from": BUDI, "to": "2757", "text": "BANTUAN"})
                page.wait_for_link("live")
                expect(page.bubble(BUDI, "BANTUAN")).to_be_visible()
                expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
            page.complaints = [said for said in page.complaints if "Failed to load resource" not in said]


def token(program):
    """A server that wants a token gets it from its user, who is asked once a tab."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "token").write_text("a-secret-of-this-test-0123456789\n")
        Path(folder, "token").chmod(0o600)
        with served(program, "--http", "0", "--token-file", f"{folder}/token") as (address, _), browser(address, opens=False) as page:
            page.tab.goto(address)
            page.tab.locator("dialog input").fill("another-secret")
            page.tab.locator("dialog .main").click()
            page.tab.wait_for_load_state()
            page.tab.locator("dialog input").fill("a-secret-of-this-test-0123456789")
            page.tab.locator("dialog .main").click()
            page.wait_for_link("live")
            page.send(BUDI, "KONTAK")
            expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
            page.tab.reload()
            expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
            page.complaints = [said for said in page.complaints if "401" not in said]


def log(program):
    """An example of the grammar is sent; what was recorded is that, and what was saved is a test that passes."""
    with tempfile.TemporaryDirectory() as folder, served(program, "--http", "0") as (address, _), browser(address) as page:
        page.send(BUDI, REGISTRATION)
        expect(page.bubble(BUDI, "HP ini terdaftar")).to_be_visible()
        page.show("network")
        page.tab.get_by_role("button", name="Record from now").click()
        page.phone(BUDI).get_by_role("button", name="Examples").click()
        page.tab.locator(".templates:popover-open").get_by_role("button", name="SALDO 08012345678", exact=True).click()
        page.tab.keyboard.press("Enter")
        expect(page.bubble(BUDI, BALANCE)).to_be_visible()
        recorded = saved(page, "Stop and download", f"{folder}/recorded.smslog")
        assert "> 2757 SALDO 08012345678\n" in recorded and "DAFTAR" not in recorded, recorded
        everything = saved(page, "Download all", f"{folder}/all.smslog")
        assert everything.endswith(recorded) and REGISTRATION in everything, everything
        replay = subprocess.run([program, "replay", f"{folder}/all.smslog"], capture_output=True, text=True)
        assert replay.returncode == 0, replay.stdout + replay.stderr


def saved(page, button, path):
    with page.tab.expect_download() as download:
        page.tab.get_by_role("button", name=button).click()
    download.value.save_as(path)
    return Path(path).read_text()


def handset(address):
    """What is for a handset that is away waits where it can be seen, and arrives when that is back."""
    with browser(address) as page:
        page.show("network")
        page.phone(BUDI).get_by_role("radio", name="Away").check(force=True)
        expect(page.phone(BUDI)).to_have_attribute("data-state", "away")
        page.send(BUDI, "KONTAK")
        expect(page.bubble(BUDI, "Hubungi 175")).to_have_class(re.compile("waiting"))
        expect(page.tab.locator(".queue li")).to_contain_text("Hubungi 175")
        page.phone(BUDI).get_by_role("radio", name="On").check(force=True)
        expect(page.bubble(BUDI, "Hubungi 175")).not_to_have_class(re.compile("waiting"))
        expect(page.tab.locator(".queue li:not(.none)")).to_have_count(0)


def full(address):
    """What is for a handset that is full waits, others get theirs, and it arrives when there is room."""
    with browser(address) as page:
        page.show("network")
        page.add_phone(OTHER)
        page.phone(BUDI).get_by_role("radio", name="Full").check(force=True)
        expect(page.phone(BUDI)).to_have_attribute("data-state", "full")
        page.send(BUDI, "KONTAK")
        page.send(OTHER, "KONTAK")
        expect(page.bubble(BUDI, "Hubungi 175")).to_have_class(re.compile("waiting"))
        expect(page.bubble(OTHER, "Hubungi 175")).not_to_have_class(re.compile("waiting"))
        expect(page.phone(BUDI).locator(".badge")).to_be_visible()
        page.tab.reload()
        page.wait_for_link("live")
        expect(page.phone(BUDI)).to_have_attribute("data-state", "full")
        page.phone(BUDI).get_by_role("radio", name="On").check(force=True)
        expect(page.bubble(BUDI, "Hubungi 175")).not_to_have_class(re.compile("waiting"))
        expect(page.phone(BUDI).locator(".badge")).to_be_hidden()


def aimed(address):
    """A fault for one number strikes that one; one for the next message strikes that and no more."""
    with browser(address) as page:
        page.add_phone(OTHER)
        page.show("network")
        page.tab.locator(".faults [name=number]").select_option(OTHER)
        page.switch_on("loss")
        page.send(BUDI, "KONTAK")
        expect(page.bubble(BUDI, "Hubungi 175")).not_to_have_class(re.compile("dead|waiting"))
        page.send(OTHER, "KONTAK")
        expect(page.bubble(OTHER, "Hubungi 175")).to_have_class(re.compile("dead"))
        page.tab.get_by_role("button", name="All off").click()
        expect(page.tab.locator(".faults .fault")).to_have_count(0)
        page.tab.locator(".faults [name=number]").select_option("")
        page.tab.locator(".faults [name=count]").fill("1")
        page.switch_on("loss")
        page.send(BUDI, "BANTUAN")
        expect(page.phone(BUDI).locator(".bubble").last).to_have_class(re.compile("dead"))
        page.send(BUDI, "KONTAK WA")
        expect(page.phone(BUDI).locator(".bubble").last).not_to_have_class(re.compile("mine|dead|waiting"))


def gateways(address):
    """A gateway that binds is seen with its PDUs, a fault that is switched on for it strikes, and it is seen to leave."""
    with browser(address) as page:
        page.show("network")
        box = page.tab.locator(".gateways")
        place = call(address, "GET", "/v1/doors")["smpp"]
        expect(box).to_contain_text(place)
        with Gateway(place) as gateway:
            session = box.locator(".session.bound", has_text="<b>gateway")
            expect(session).to_contain_text("transceiver · 3.4")
            assert gateway.submit("KONTAK") == 0
            expect(session).to_contain_text("submit_sm 1")
            box.locator("[name=gatewayFault]").select_option("throttled")
            box.locator("[name=account]").select_option("<b>gateway")
            box.locator("[name=gatewayCount]").fill("1")
            box.locator(".main").click()
            expect(box.locator(".fault")).to_contain_text("throttled")
            assert [gateway.submit("KONTAK"), gateway.submit("KONTAK")] == [0x58, 0]
            expect(box.locator(".fault")).to_contain_text("struck 1")
            box.locator(".fault button").click()
            expect(box.locator(".fault")).to_have_count(0)
            fits_panel(page)
        expect(box.locator(".session.closed").first).to_contain_text("disconnected without unbind")


def fits_panel(page):
    box = page.tab.locator("#page-network")
    assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth"), "the panel is wider than its place"


def time(address):
    """An hour more is an hour later on every clock; time runs faster where it is told to, and stands where it is told to."""
    with browser(address) as page:
        clock = page.tab.locator(".clock")
        before = call(address, "GET", "/v1/clock")["aheadSeconds"]
        clock.get_by_role("button", name="+1 h").click()
        expect(page.tab.locator(".notices")).to_contain_text("hour")
        ahead = call(address, "GET", "/v1/clock")["aheadSeconds"] - before
        assert 3590 <= ahead <= 3610, ahead
        clock.locator("select").select_option("3600")
        expect(clock).to_have_attribute("data-mode", "scaled")
        day = page.tab.locator(".clock time small").inner_text()
        expect(page.tab.locator(".clock time small")).not_to_have_text(day)
        page.send(BUDI, "KONTAK")
        expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
        assert call(address, "GET", "/v1/clock")["aheadSeconds"] > ahead
        clock.get_by_role("button", name="Pause").click()
        expect(clock).to_have_attribute("data-mode", "manual")
        stands = call(address, "GET", "/v1/clock")["now"]
        page.send(BUDI, "KONTAK")
        assert call(address, "GET", "/v1/clock")["now"] == stands


def keyboard(address):
    """Everything by keys alone, and whatever has the focus shows it."""
    with browser(address) as page:
        keys = page.tab.keyboard
        keys.press("1")
        keys.type("KONTAK")
        keys.press("Enter")
        expect(page.bubble(BUDI, "Hubungi 175")).to_be_visible()
        expect(page.phone(BUDI).locator("textarea")).to_have_value("")
        keys.press("ArrowUp")
        expect(page.phone(BUDI).locator("textarea")).to_have_value("KONTAK")
        tab_to(page, page.phone(BUDI).locator(".talk"), "Shift+Tab")
        keys.press("ArrowDown")
        keys.press("Enter")
        expect(page.tab.locator("#page-why .verdict")).to_contain_text("contact")
        keys.press("n")
        keys.press("Enter")
        expect(page.phone(OTHER)).to_be_visible()
        # Single keys are letters in a message box.
        tab_to(page, page.phone(OTHER).locator(".talk"), "Shift+Tab")
        keys.press("?")
        expect(page.tab.get_by_role("dialog")).to_contain_text("Keyboard shortcuts")
        keys.press("Escape")
        expect(page.tab.get_by_role("dialog")).to_have_count(0)
        day = page.tab.locator(".clock time small").inner_text()
        keys.press("d")
        expect(page.tab.locator(".clock time small")).not_to_have_text(day)
        clock = page.tab.locator(".clock")
        keys.press("p")
        expect(clock).to_have_attribute("data-mode", "manual")
        keys.press("p")
        expect(clock).to_have_attribute("data-mode", "real")
        keys.press("e")
        expect(page.tab.locator("#page-network")).to_be_focused()
        faults_by_keys(page)
        handset_by_keys(page)
        looks_by_keys(page)
        keys.press("/")
        keys.type("Hubungi")
        expect(page.tab.locator(".results button").first).to_be_visible()
        keys.press("ArrowDown")
        keys.press("Enter")
        expect(page.tab.get_by_role("dialog")).to_have_count(0)
        for theme in ("light", "dark"):
            page.tab.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
            for key in ("w", "e"):
                page.tab.locator(".skip").focus()
                keys.press(key)
                walk(page)


def tab_to(page, target, key="Tab"):
    """Goes to an element by Tab alone."""
    expect(target).to_be_visible()
    for _ in range(200):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.tab.keyboard.press(key)
    raise AssertionError(f"no {key} leads to {target}")


def faults_by_keys(page):
    """From the network's page on: a fault is chosen and switched on, strikes, and is switched off."""
    keys, faults = page.tab.keyboard, page.tab.locator(".faults")
    tab_to(page, faults.locator("[name=fault]"))
    keys.type("silence")
    expect(faults.locator("[name=fault]")).to_have_value("silence")
    tab_to(page, faults.locator("[name=percent]"))
    keys.press("Control+a")
    keys.type("100")
    tab_to(page, faults.locator(".main"))
    keys.press("Enter")
    expect(faults.locator(".fault")).to_contain_text("silence")
    tab_to(page, faults.locator(".fault button"), "Shift+Tab")
    keys.press("Space")
    expect(faults.locator(".fault")).to_have_count(0)


def handset_by_keys(page):
    """A handset goes away and comes back by arrows, and keeps the focus."""
    keys, phone = page.tab.keyboard, page.phone(BUDI)
    tab_to(page, phone.get_by_role("radio", name="On"), "Shift+Tab")
    keys.press("ArrowRight")
    expect(phone).to_have_attribute("data-state", "away")
    expect(phone.get_by_role("radio", name="Away")).to_be_focused()
    keys.press("ArrowLeft")
    expect(phone).to_have_attribute("data-state", "present")
    expect(phone.get_by_role("radio", name="On")).to_be_focused()


def looks_by_keys(page):
    """Language and theme."""
    keys, html = page.tab.keyboard, page.tab.locator("html")
    keys.press("l")
    expect(html).to_have_attribute("lang", "id")
    keys.press("l")
    expect(html).to_have_attribute("lang", "en")
    keys.press("t")
    expect(html).to_have_attribute("data-theme", "light")
    keys.press("t")
    expect(html).to_have_attribute("data-theme", "dark")


def walk(page):
    """Goes through the page by Tab until it comes round, and looks at each focus."""
    page.tab.locator(".skip").focus()
    seen = []
    while (focus := page.tab.evaluate(FOCUS)) and focus["path"] not in seen:
        seen.append(focus["path"])
        assert focus["isShown"], focus
        page.tab.keyboard.press("Tab")
    assert len(seen) > 20, seen


FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const ring = (one) => one && getComputedStyle(one).outlineStyle !== "none";
    const box = element.closest(".box");
    const isShown = ring(element) || ring(element.nextElementSibling) || (box && getComputedStyle(box).boxShadow !== "none");
    const all = [...document.querySelectorAll("*")];
    return { path: all.indexOf(element), isShown: Boolean(isShown), html: element.outerHTML.slice(0, 120) };
}"""


def narrow(address):
    """On a phone of 360 px nothing is wider than the page, and all of it can be reached."""
    with browser(address, NARROW, has_touch=True) as page:
        page.send(BUDI, REGISTRATION)
        expect(page.bubble(BUDI, "HP ini terdaftar")).to_be_visible()
        fits(page)
        page.bubble(BUDI, "DAFTAR SALDO").locator(".why").click()
        expect(page.tab.locator("#page-why .octets").first).to_be_visible()
        fits(page)
        page.tab.locator(".views [data-view=network]").click()
        expect(page.tab.locator(".faults")).to_be_visible()
        fits(page)
        page.tab.locator(".views [data-view=phones]").click()
        expect(page.bubble(BUDI, "HP ini terdaftar")).to_be_visible()
        page.tab.get_by_role("radio", name="ID").check(force=True)
        expect(page.tab.locator("html")).to_have_attribute("lang", "id")
        fits(page)


def fits(page):
    width = page.tab.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"], width
    cut = page.tab.evaluate("""() => [...document.querySelectorAll("button, input, select, textarea")]
        .filter((one) => one.checkVisibility() && !one.closest(".phones, .chips, [popover], .skip"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, box]) => box.right > innerWidth + 1 || box.left < -1).map(([html]) => html)""")
    assert not cut, cut


def accessibility(address):
    """axe-core finds nothing, in both themes, widths and languages, in every view and in the dialogs."""
    with browser(address, reduced_motion="reduce") as page, Gateway(call(address, "GET", "/v1/doors")["smpp"]) as gateway:
        page.send(BUDI, REGISTRATION)
        page.send(BUDI, "LAPOR#“tanda kutip”")
        page.switch_on("loss")
        page.send(BUDI, "KONTAK")
        expect(page.bubble(BUDI, "Hubungi 175")).to_have_class(re.compile("dead"))
        gateway.submit("KONTAK")
        page.tab.locator(".gateways .main").click()
        expect(page.tab.locator(".gateways .fault")).to_be_visible()
        page.phone(BUDI).locator("textarea").fill("“mahal”")
        expect(page.phone(BUDI).locator(".culprits")).to_be_visible()
        page.bubble(BUDI, "DAFTAR SALDO").locator(".why").click()
        expect(page.tab.locator("#page-why .octets").first).to_be_visible()
        # Dots are the page's ground; on nothing but dots the contrast is at its worst.
        page.tab.evaluate("document.body.style.background = 'var(--dots)'")
        load_axe(page)
        found = []
        for language in ("EN", "ID"):
            page.tab.set_viewport_size(WIDE)
            page.tab.get_by_role("radio", name=language).check(force=True)
            expect(page.tab.locator("html")).to_have_attribute("lang", language.lower())
            expect(page.tab.locator("#page-why .octets").first).to_be_attached()
            for theme in ("light", "dark"):
                page.tab.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
                found += violations_of_views(page, f"{language} {theme}") + violations_of_dialogs(page, f"{language} {theme}")
        assert not found, "\n".join(found)


def load_axe(page):
    """Loads axe-core, and plants what it must find: a complaint that nobody makes is no proof."""
    page.tab.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text())
    page.tab.evaluate("""() => {
        const planted = document.createElement("p");
        planted.textContent = "planted";
        planted.id = "planted";
        [planted.style.color, planted.style.backgroundColor] = ["#777", "#888"];
        document.querySelector(".panel").prepend(planted);
    }""")
    found = violations(page, "planted")
    assert any("color-contrast" in one and "planted" in one for one in found), found
    page.tab.evaluate("document.getElementById('planted').remove()")


def violations_of_views(page, where):
    found = []
    for viewport in (WIDE, NARROW):
        # So high that nothing has to be scrolled to: of what is out of sight axe-core cannot tell the colours.
        page.tab.set_viewport_size({**viewport, "height": 4000})
        for view in ("phones", "why", "network"):
            page.tab.evaluate(VIEW, view)
            expect(page.tab.locator(f"#page-{view}" if view != "phones" else ".phones")).to_be_visible()
            found += violations(page, f"{where} {viewport['width']} {view}")
    page.tab.set_viewport_size(WIDE)
    return found


VIEW = "(view) => { document.body.dataset.view = view; if (view !== 'phones') document.querySelector(`#tab-${view}`).click(); }"


def violations_of_dialogs(page, where):
    found = []
    for key in ("?", "/", "n"):
        page.tab.locator("#page-network").focus()
        page.tab.keyboard.press(key)
        expect(page.tab.get_by_role("dialog")).to_be_visible()
        found += violations(page, f"{where} dialog {key}")
        page.tab.keyboard.press("Escape")
    return found


def violations(page, where):
    """What axe-core finds, and texts of which it cannot tell the contrast."""
    result = page.tab.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })")
    unclear = [rule for rule in result["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{where}: {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in result["violations"] + unclear for node in rule["nodes"] if "non-text characters" not in node["failureSummary"]]


if __name__ == "__main__":
    program, name = sys.argv[1:]
    if name in ("resume", "token", "log"):
        globals()[name](program)
    else:
        with served(program, "--http", "0", "--smpp", "0") as (address, _):
            globals()[name](address)
    print("passed", name)
