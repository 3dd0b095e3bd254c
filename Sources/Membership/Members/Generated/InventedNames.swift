/// Names that are common in Indonesia, to be put together at random.
enum InventedNames {
    static let men = [
        "ADI", "AGUS", "AHMAD", "ANDI", "ARIF", "BAMBANG", "BAYU", "BUDI", "DANI", "DEDI", "DIMAS", "EDI", "EKO",
        "FAJAR", "FERI", "GALIH", "HADI", "HENDRA", "IMAM", "INDRA", "IRFAN", "JOKO", "KETUT", "LUKMAN", "MADE",
        "MUHAMMAD", "NUR", "OKTAVIANUS", "PUTU", "RAHMAT", "RIZKI", "RUDI", "SAMUEL", "SLAMET", "SUGENG", "TAUFIK",
        "UMAR", "WAHYU", "YOHANES", "YUSUF",
    ]
    static let women = [
        "AISYAH", "ANI", "ANISA", "AYU", "CITRA", "DESI", "DEWI", "DIAN", "EKA", "ELISABETH", "ENDANG", "FATIMAH",
        "FITRI", "INDAH", "INTAN", "IRMA", "KADEK", "KARTIKA", "LESTARI", "LINA", "MARIA", "MAYA", "MEGA", "NI LUH",
        "NOVI", "NUR'AINI", "PUTRI", "RATNA", "RINA", "RISMA", "SARI", "SITI", "SRI", "SUSI", "TITIN", "TRI", "WATI",
        "WULAN", "YANTI", "YULI",
    ]
    static let last = [
        "ANGGRAINI", "ARIFIN", "BASUKI", "DAMANIK", "FAUZI", "FIRMANSYAH", "GINTING", "GUNAWAN", "HAKIM", "HALIM",
        "HANDAYANI", "HARAHAP", "HARTONO", "HASIBUAN", "HIDAYAT", "IRAWAN", "ISKANDAR", "KURNIAWAN", "KUSUMA",
        "LUBIS", "MAHARANI", "MAULANA", "MULYADI", "NASUTION", "NUGROHO", "NURHAYATI", "PERMATA", "PRASETYO",
        "PRATAMA", "PURNOMO", "PUSPITA", "RAHAYU", "RAMADHAN", "SANTOSO", "SAPUTRA", "SETIAWAN", "SIMANJUNTAK",
        "SIREGAR", "SUHARTO", "SUPRIYADI", "SURYADI", "SUSANTO", "SUTRISNO", "TAMBUNAN", "UTAMI", "WIBOWO", "WIJAYA",
        "WULANDARI", "YULIANA", "ZULKARNAEN",
    ]
    /// Firms, each of which stands for thousands by a number behind it.
    static let firms = [
        "PT CAHAYA CONTOH", "PT MAJU CONTOH BERSAMA", "PT TENUN ANDAIAN", "CV KARYA MISALAN", "PT SAWIT CONTOH LESTARI",
        "PT ANGKUTAN ANDAIAN", "UD TOKO MISALAN", "PT PABRIK CONTOH", "CV WARUNG ANDAIAN", "PT JASA MISALAN",
    ]
}
