/// A sample member: what he sends to 2757, and what it answers.
enum Budi {
    static let shortCode = "2757"
    static let registration = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id"
    /// The reply without its reference, which has the day's date.
    static let registered = "HP ini terdaftar untuk KPJ ..5678. No. referensi "
    static let question = "SALDO 08012345678"
    static let balance = "Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175"
    /// Of the first modem.
    static let imei = "359999000000018"
}
