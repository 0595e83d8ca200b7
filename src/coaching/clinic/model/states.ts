/** A clinic is planned, told to those invited, takes place and is worked up; or it does not take place. */
export const clinicStates = ['draft', 'announced', 'held', 'closed', 'cancelled'] as const;
export type ClinicState = (typeof clinicStates)[number];

/** Who comes has a place or waits for one, and may say that nobody comes. */
export const registrationStates = ['registered', 'waiting', 'withdrawn'] as const;
export type RegistrationState = (typeof registrationStates)[number];
