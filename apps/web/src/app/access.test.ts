import { contract, type Me, type Role } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { may } from './access.ts';

function person(...roles: Role[]): Pick<Me, 'grants'> {
  return { grants: roles.map((role) => ({ role, region: null, unit: null })) };
}

test('the office may import documents, a leader may not', () => {
  expect(may(person('office'), contract.documents.import)).toBe(true);
  expect(may(person('leader'), contract.documents.import)).toBe(false);
});

test('only the auditor reads the ledger, even beside an administrator', () => {
  expect(may(person('administrator', 'security'), contract.ledger.list)).toBe(false);
  expect(may(person('auditor'), contract.ledger.list)).toBe(true);
});

test('somebody without a role may still see the own session', () => {
  expect(may(person(), contract.session.list)).toBe(true);
  expect(may(person(), contract.documents.list)).toBe(false);
});
