import ShortMessage

extension CalendarDate {
    /// The first day of this day's month.
    var monthStart: CalendarDate { CalendarDate(dayNumber: dayNumber - day + 1) }

    /// The first day of the month before.
    var previousMonthStart: CalendarDate { CalendarDate(dayNumber: monthStart.dayNumber - 1).monthStart }

    /// The first day of the next month.
    var nextMonthStart: CalendarDate { CalendarDate(dayNumber: monthStart.dayNumber + 31).monthStart }
}
