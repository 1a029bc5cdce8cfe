/** What keys, tokens and codes are drawn from. */
export const digits = "0123456789";
export const hexadecimal = "0123456789abcdef";
export const smallLetters = "abcdefghijklmnopqrstuvwxyz";
export const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
