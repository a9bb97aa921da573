import { randomInt } from 'node:crypto';

/** Sixteen characters without those that look alike; at least one digit and one letter, and never the user name. */
export function newPassword(userName: string): string {
  for (;;) {
    const password = [part(), part(), part(), part()].join('-');
    // A short user name may turn up in it by chance; such a password would be refused.
    if (!password.toLowerCase().includes(userName.toLowerCase())) return password;
  }
}

const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';
const pick = (from: string): string => from[randomInt(from.length)] as string;
const part = (): string => pick(letters) + pick(letters) + pick(digits) + pick(letters);
