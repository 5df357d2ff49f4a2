/** How long a password may be, in UTF-16 code units: one owner for the contract and for the forms. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;
