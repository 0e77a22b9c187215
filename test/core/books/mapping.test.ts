import { describe, expect, it } from 'vitest';
import { accountKeys, destinationOf, keyLabel, type BookMapping } from '../../../core/books';
import { mapping } from './journals/support';

const place = (sub: string, changes: Partial<BookMapping> = {}) => {
	const destination = destinationOf({ role: 'redeemed', sub }, { id: 'c1' }, { ...mapping, ...changes });
	return destination.kind === 'default' ? destination.row.account.name : destination;
};
const packagesAreRevenue = { revenueWhenSold: new Set(['package']) };

describe('stored value that is used', () => {
	it.each([
		['gift_card', {}, 'Studio Gift Cards Outstanding'],
		['package', {}, 'Studio Packages Outstanding'],
		['package', packagesAreRevenue, 'Studio Packages'],
		['unspecified', {}, 'Studio Packages Outstanding'],
		['unspecified', packagesAreRevenue, 'Studio Packages'],
	])('goes back to where it was put when it was sold: %s with %j', (sub, changes, account) => {
		expect(place(sub, changes)).toBe(account);
	});

	it('of a kind that is not told goes where the bookkeeper says, before anything else', () => {
		const accounts = new Map([['liability.unspecified', '77']]);
		for (const changes of [{}, packagesAreRevenue])
			expect(place('unspecified', { accounts, ...changes })).toMatchObject({
				kind: 'chosen',
				accountId: '77',
			});
	});
});

describe('a row for a center', () => {
	const accounts = new Map([
		['tips', '1'],
		['tips@c1', '2'],
		['tender.custom', '3'],
		['tender.custom:klarna', '4'],
	]);
	it.each([
		['tips', null, 'c1', '2'],
		['tips', null, 'c2', '1'],
		['tender', 'custom:klarna', 'c1', '4'],
		['tender', 'custom:other', 'c1', '3'],
	] as const)('wins over the row for all: %s %s in %s is %s', (role, sub, centre, accountId) => {
		expect(destinationOf({ role, sub }, { id: centre }, { ...mapping, accounts })).toMatchObject({
			accountId,
		});
	});

	it('nothing falls back to revenue', () => {
		for (const [role, sub] of [
			['revenue', 'other'],
			['tender', 'custom:klarna'],
		] as const)
			expect(destinationOf({ role, sub }, { id: 'c1' }, mapping).kind).toBe('none');
	});
});

describe('what a key is called', () => {
	it('is the words of the menu, and the name of a tender of the studio’s own', () => {
		expect(keyLabel('tips')).toBe('Tips (tips)');
		expect(keyLabel('tender.custom:klarna')).toBe('Paid Otherwise (Custom Tender) “klarna”');
		for (const { key, label } of accountKeys) expect(keyLabel(key)).toBe(`${label} (${key})`);
	});
});
