/** A clinic is planned, told to those invited, takes place and is worked up; or it does not take place. */
export const clinicStates = ['draft', 'announced', 'held', 'closed', 'cancelled'] as const;
export type ClinicState = (typeof clinicStates)[number];
