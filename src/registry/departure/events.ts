/** Pages of keepers who left, as the access log names them; what is said of a record is told among its own events. */
export const departureEvents: readonly string[] = ['registry.departure.form'];
