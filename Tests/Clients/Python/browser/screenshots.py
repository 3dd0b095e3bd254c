"""Pictures of the phone for README. Run as: screenshots.py PROGRAM FOLDER"""
import sys
from pathlib import Path

from page import BUDI, NARROW, OTHER, REGISTRATION, WIDE, browser, expect, served

THIRD = "+6281200000003"
SITI = "Daftar (spasi) SALDOE#3273015203880001#12_03_1988#09014567890"


def fill(page):
    """A member asks; another one makes mistakes; a third telephone is away."""
    page.add_phone(OTHER)
    page.add_phone(THIRD)
    for number, text, answer in [
        (BUDI, REGISTRATION, "HP ini terdaftar untuk KPJ ..5678"),
        (BUDI, "saldo", "Rp12.345.678"),
        (BUDI, "IURAN", "Iuran"),
        (OTHER, SITI, "HP ini terdaftar untuk KPJ ..7890"),
        (OTHER, "SALDO 123", "harus 11 digit"),
        (THIRD, "KONTAK", "Hubungi 175"),
    ]:
        page.send(number, text)
        expect(page.bubble(number, answer)).to_be_visible()
    page.phone(THIRD).get_by_role("radio", name="Away").check(force=True)
    expect(page.phone(THIRD)).to_have_attribute("data-state", "away")
    page.send(THIRD, REGISTRATION)
    expect(page.phone(THIRD).locator(".bubble.waiting")).to_be_visible()
    page.phone(THIRD).locator("textarea").fill("LAPOR#Upah saya “belum” dibayar penuh")
    expect(page.phone(THIRD).locator(".culprits")).to_be_visible()


def take(page, folder, name, theme):
    page.tab.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    page.tab.screenshot(path=str(folder / f"{name}-{theme}.png"), animations="disabled")


def main(program, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with served(program, "--http", "0") as (address, _):
        with browser(address, WIDE) as page:
            fill(page)
            page.bubble(OTHER, "Daftar (spasi)").locator(".why").click()
            expect(page.tab.locator("#page-why .octets").first).to_be_visible()
            for theme in ("light", "dark"):
                take(page, folder, "phone", theme)
        with browser(address, NARROW) as page:
            expect(page.bubble(BUDI, "Rp12.345.678")).to_be_visible()
            take(page, folder, "phone-narrow", "light")
            page.bubble(BUDI, "DAFTAR SALDO").locator(".why").click()
            expect(page.tab.locator("#page-why .octets").first).to_be_visible()
            take(page, folder, "phone-narrow", "dark")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
