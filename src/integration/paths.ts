/** Addresses of what a person sets up for programs. */
export const paths = {} as const;
