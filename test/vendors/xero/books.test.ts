import { describe, expect, it } from 'vitest';
import type { BookMapping, Books, JournalLine } from '../../../core/books';
import { auJournal, journalOf, line, post, saleJournal, withTracking } from './journals';
import { accountId, bankId, northOption, oldOption, settingRows, uuid } from './organisation-rows';
import { lost, mapping, PlayedXero, type Row } from './support';

const journal = journalOf([]);

async function booksOf(xero: PlayedXero, chosen: BookMapping = mapping): Promise<Books> {
	const looked = await xero.ledger({ mapping: chosen }).look([{ base: 'ZD-NORTH-261120', journal }]);
	if (!looked.ok) throw new Error(looked.failure.message);
	return looked.books;
}

const withAccount = (key: string, id: string): BookMapping => ({
	...mapping,
	accounts: new Map([[key, id]]),
});
const withUnit = (unit: string): BookMapping => ({
	...mapping,
	centres: new Map([['c1', { code: 'NORTH', name: null, unit, classId: null }]]),
});
const services = line('revenue', 'service', -100);
const card = line('tender', 'card', 100);

describe('a line that has no place in Xero', () => {
	const cases: ReadonlyArray<
		[what: string, line: JournalLine, mapping: BookMapping, code: string, hint: string]
	> = [
		['no account at all', line('revenue', 'other', -1), mapping, 'UNMAPPED', 'Accounts'],
		[
			'an id of another organisation',
			services,
			withAccount('revenue.service', uuid(77)),
			'ACCOUNT_MISSING',
			'again',
		],
		['an archived account', services, withAccount('revenue.service', uuid(7)), 'ACCOUNT_ARCHIVED', 'active'],
		['a bank account', services, withAccount('revenue.service', bankId), 'ACCOUNT_NOT_ALLOWED', 'revenue'],
		[
			'the receivable account',
			line('receivable', null, 1),
			withAccount('receivable', uuid(4)),
			'ACCOUNT_NOT_ALLOWED',
			'asset',
		],
		[
			'retained earnings',
			services,
			withAccount('revenue.service', uuid(6)),
			'ACCOUNT_NOT_ALLOWED',
			'liability',
		],
		[
			'money to an account that takes none',
			card,
			withAccount('tender.card', uuid(8)),
			'ACCOUNT_NOT_ALLOWED',
			'Enable payments',
		],
		[
			'stored value in a bank account',
			line('redeemed', 'gift_card', 1),
			withAccount('liability.gift_card', bankId),
			'ACCOUNT_NOT_ALLOWED',
			'liability',
		],
		['an unknown tracking option', services, withUnit('x/y'), 'TRACKING_MISSING', 'Centers'],
		['an archived tracking option', services, withUnit(oldOption), 'TRACKING_MISSING', 'active'],
	];
	it.each(cases)('%s', async (_what, one, chosen, code, hint) => {
		const placed = (await booksOf(new PlayedXero(), chosen)).place(one, journal);
		expect(placed).toMatchObject({ ok: false, gap: { code } });
		expect(placed.ok ? '' : placed.gap.hint).toContain(hint);
	});

	it('is told once the chart was read anew, because somebody may just have made the account', async () => {
		const xero = new PlayedXero();
		xero.settings.Accounts = [];
		await post(xero.ledger(), [saleJournal('1', 100)]);
		const [failed] = await post(xero.ledger(), [saleJournal('1', 100)]);
		expect(failed?.error?.code).toBe('ACCOUNT_MISSING');
		xero.settings.Accounts = settingRows().Accounts ?? [];
		const [outcome] = await post(xero.ledger(), [saleJournal('1', 100)]);
		expect(outcome?.outcome).toBe('created');
	});
});

describe('tax types', () => {
	const untold = { ...mapping, taxed: null, untaxed: null };
	const organisation = (country: string) => new PlayedXero({ CountryCode: country });
	const rates = (...types: readonly string[]) =>
		types.map((TaxType) => ({ TaxType, Name: TaxType, Status: 'ACTIVE', EffectiveRate: 1 }));
	it.each([
		['AU', 'OUTPUT', 'BASEXCLUDED'],
		['NZ', 'OUTPUT2', 'NONE'],
		['GB', 'OUTPUT2', 'NONE'],
		['US', null, 'NONE'],
	])('of %s are %s and %s unless chosen', async (country, taxed, untaxed) => {
		const xero = organisation(country);
		xero.settings.TaxRates = rates('OUTPUT', 'OUTPUT2', 'BASEXCLUDED');
		const books = await booksOf(xero, untold);
		const id = accountId('Studio Services');
		const place = (isTaxed: boolean) => books.place({ ...services, taxed: isTaxed }, journal);
		expect(place(false)).toMatchObject({ slot: `${id}|${untaxed}|` });
		expect(place(true)).toMatchObject(
			taxed === null
				? { ok: false, gap: { code: 'NO_TAX_TYPE', subject: 'taxed' } }
				: { slot: `${id}|${taxed}|` },
		);
		const tax = books.place(line('tax', 'service', -1), journal);
		expect(tax).toMatchObject(taxed === null ? { gap: { code: 'NO_TAX_TYPE' } } : { slot: `tax|${taxed}` });
	});

	it('that the organisation has no rate for are not used', async () => {
		const xero = organisation('AU');
		xero.settings.TaxRates = [{ TaxType: 'BASEXCLUDED', Name: 'x', Status: 'ARCHIVED' }];
		const books = await booksOf(xero, untold);
		for (const taxed of [true, false]) {
			expect(books.place({ ...services, taxed }, journal)).toMatchObject({ gap: { code: 'NO_TAX_TYPE' } });
		}
	});
});

describe('the slot of a line', () => {
	it('is the account alone for money and stored value, which come as payments, too', async () => {
		const books = await booksOf(new PlayedXero(), withTracking);
		const slotOf = (one: JournalLine) => {
			const placed = books.place(one, journal);
			return placed.ok ? placed.slot : placed.gap.code;
		};
		const gifts = accountId('Studio Gift Cards Outstanding');
		expect(slotOf(card)).toBe(accountId('Studio Card Clearing'));
		expect(slotOf(line('liability', 'gift_card', -1))).toBe(gifts);
		expect(slotOf(line('redeemed', 'gift_card', 1))).toBe(gifts);
		expect(slotOf(services)).toBe(`${accountId('Studio Services')}|BASEXCLUDED|${northOption}`);
	});

	it('can be taken back as long as its account is in use', async () => {
		const { accountOf } = await booksOf(new PlayedXero(), withTracking);
		expect(accountOf(`${uuid(3)}|OUTPUT|${northOption}`)).toEqual({ id: uuid(3), name: '200 Sales' });
		expect(accountOf('tax|OUTPUT')).toEqual({ id: uuid(5), name: '820 GST' });
		expect(accountOf(bankId)).toEqual({ id: bankId, name: 'Everyday Account' });
		for (const slot of [
			`${uuid(7)}|OUTPUT|`,
			`${bankId}|OUTPUT|`,
			`${uuid(3)}|OUTPUT|${oldOption}`,
			uuid(77),
		]) {
			expect(accountOf(slot)).toBeNull();
		}
	});
});

describe('the organisation', () => {
	it.each([
		[{}, null],
		[{ PeriodLockDate: '/Date(1793404800000+0000)/' }, '2026-10-31'],
		[
			{ PeriodLockDate: '/Date(1793404800000+0000)/', EndOfYearLockDate: '/Date(1796083200000+0000)/' },
			'2026-12-01',
		],
		[{ EndOfYearLockDate: '2026-06-30T00:00:00' }, '2026-06-30'],
	])('with %j is closed through %s', async (organisation, closedThrough) => {
		expect((await booksOf(new PlayedXero(organisation))).closedThrough).toBe(closedThrough);
	});

	it('takes its own currency only', async () => {
		const books = await booksOf(new PlayedXero());
		expect([books.currency, books.takesCurrency('AUD'), books.takesCurrency('USD')]).toEqual([
			'AUD',
			true,
			false,
		]);
		const dinars = await booksOf(new PlayedXero({ BaseCurrency: 'KWD' }));
		expect(dinars.takesCurrency('KWD')).toBe(false);
	});

	it('needs the contact of Set Up, or one that was chosen', async () => {
		const xero = new PlayedXero();
		xero.settings.Contacts = [];
		expect((await booksOf(xero)).obstacles).toMatchObject([{ code: 'NO_CONTACT' }]);
		expect((await booksOf(xero, { ...mapping, customerId: uuid(9) })).obstacles).toEqual([]);
	});

	it.each(['Organisation', 'Contacts', 'Invoices', 'CreditNotes'])(
		'posts nothing when %s cannot be read',
		async (name) => {
			const xero = new PlayedXero();
			xero.onRead.set(name, () => lost);
			const [outcome] = await post(xero.ledger(), [auJournal()]);
			expect(outcome).toMatchObject({ outcome: 'failed', attempts: 3, error: { code: 'ECONNRESET' } });
			expect(xero.bodies('Invoices')).toEqual([]);
		},
	);
});

describe('a document that was found', () => {
	const afterwards = async (change: (xero: PlayedXero, invoice: Row) => void, amount: number) => {
		const xero = new PlayedXero();
		await post(xero.ledger(), [saleJournal('7448', 1000)]);
		change(xero, xero.document('ZN-NORTH-7448'));
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', amount)]);
		return { outcome, xero };
	};
	const firstLine = (invoice: Row) => (invoice.LineItems as Row[])[0] ?? {};

	it.each<[string, (xero: PlayedXero, invoice: Row) => void]>([
		['another amount', (_xero, invoice) => Object.assign(firstLine(invoice), { LineAmount: 11 })],
		['another account', (_xero, invoice) => Object.assign(firstLine(invoice), { AccountCode: '200' })],
		['another tax type', (_xero, invoice) => Object.assign(firstLine(invoice), { TaxType: 'OUTPUT' })],
		[
			'tracking',
			(_xero, invoice) =>
				Object.assign(firstLine(invoice), { Tracking: [{ Name: 'Studio', Option: 'North' }] }),
		],
		['no stamp', (_xero, invoice) => Object.assign(invoice, { Reference: 'mine' })],
		['the state of a draft', (_xero, invoice) => Object.assign(invoice, { Status: 'DRAFT' })],
		['an overpayment on it', (_xero, invoice) => Object.assign(invoice, { AmountDue: -5 })],
	])('with %s is a person’s, and is left alone', async (_what, change) => {
		const { outcome, xero } = await afterwards(change, 2000);
		expect(outcome?.error?.code).toBe('EDITED_IN_LEDGER');
		expect(xero.bodies('Invoices')).toHaveLength(1);
	});

	it.each(['VOIDED', 'DELETED'])('and is %s counts for nothing, but keeps its number', async (Status) => {
		const { outcome, xero } = await afterwards((_xero, invoice) => Object.assign(invoice, { Status }), 1000);
		expect(outcome?.outcome).toBe('updated');
		expect(xero.document('ZN-NORTH-7448-2')).toMatchObject({ Total: 10, AmountDue: 0 });
	});

	it('is ours still when its account got another code and its words were changed', async () => {
		const { outcome } = await afterwards((xero, invoice) => {
			const id = accountId('Studio Services');
			Object.assign(firstLine(invoice), { AccountCode: '4999', AccountID: id, Description: 'Massage' });
			const rows = xero.settings.Accounts ?? [];
			xero.settings.Accounts = rows.map((row) => (row.AccountID === id ? { ...row, Code: '4999' } : row));
			xero.chart = null;
		}, 1200);
		expect(outcome?.outcome).toBe('updated');
	});

	it('is paid again when a person took the payment off', async () => {
		const { outcome, xero } = await afterwards((played, invoice) => {
			Object.assign(invoice, { Payments: [], AmountDue: 10, Status: 'AUTHORISED' });
			played.payments.splice(0);
		}, 1000);
		expect(outcome?.outcome).toBe('updated');
		expect(xero.document('ZN-NORTH-7448')).toMatchObject({ AmountDue: 0 });
		expect(xero.invoices).toHaveLength(1);
	});

	it('is recognised with the tracking of a centre that has none in the settings any more', async () => {
		const xero = new PlayedXero();
		await post(xero.ledger({ mapping: withTracking }), [auJournal()]);
		xero.chart = null;
		const looked = await xero.ledger().look([{ base: 'ZD-NORTH-261120', journal: auJournal() }]);
		const posted = looked.ok ? looked.books.posted.get('ZD-NORTH-261120') : [];
		expect(posted?.map(({ number, state, open }) => [number, state, open])).toEqual([
			['ZD-NORTH-261120-1', 'ours', 0],
			['ZR-NORTH-261120-1', 'ours', 0],
		]);
	});

	it('of a sale whose number begins alike is another sale’s', async () => {
		const xero = new PlayedXero();
		await post(xero.ledger(), [saleJournal('74481', 1000)]);
		const [outcome] = await post(xero.ledger(), [saleJournal('7448', 500)]);
		expect(outcome).toMatchObject({ outcome: 'created', note: expect.stringContaining('ZN-NORTH-7448:') });
	});
});
