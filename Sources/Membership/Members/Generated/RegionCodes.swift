/// Regencies and cities as identity numbers name them: two digits of province, two of regency (01 on) or city (71 on).
///
/// Codes of the ministry of the interior; where a province's regencies are not numbered without gaps, only some of them.
enum RegionCodes {
    /// Six digits each, of which the last two are a district: every regency and city has at least two.
    static let districts: [Int] = provinces.flatMap(districts)

    private static func districts(of province: (code: Int, regencies: Int, cities: Int)) -> [Int] {
        let numbers = Array(1..<(1 + province.regencies)) + Array(71..<(71 + province.cities))
        return numbers.flatMap { number in
            let code = (province.code * 100 + number) * 100
            return [code + 1, code + 2]
        }
    }

    private static let provinces: [(code: Int, regencies: Int, cities: Int)] = [
        (11, 18, 5), (12, 25, 8), (13, 12, 7), (14, 10, 2), (15, 9, 2), (16, 13, 4), (17, 9, 1), (18, 13, 2),
        (19, 6, 1), (21, 5, 2), (31, 1, 5), (32, 18, 9), (33, 29, 6), (34, 4, 1), (35, 29, 9), (36, 4, 4),
        (51, 8, 1), (52, 8, 2), (53, 21, 1), (61, 12, 2), (62, 13, 1), (63, 11, 2), (64, 3, 2), (65, 4, 1),
        (71, 11, 4), (72, 12, 1), (73, 18, 3), (74, 15, 2), (75, 5, 1), (76, 6, 0), (81, 9, 2), (82, 8, 2),
        (91, 0, 1), (92, 3, 0), (93, 1, 0), (94, 1, 0), (95, 1, 0), (96, 1, 1),
    ]
}
