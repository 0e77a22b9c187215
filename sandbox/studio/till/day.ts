import type { TillSale } from './till-sale';

/** One invented day at the till of one center, with one of everything that a bookkeeper asks about. */
export const tillCenter = {
	id: '2f6c8f0e-51c4-4f0a-9d61-0c6e7a4b9d10',
	/** WellnessLiving's key of the same place. */
	locationKey: '5000000296',
	name: 'Harbor Street',
	code: 'HARBOR',
	timeZone: 'America/New_York',
	/** `YYYY-MM-DD`. */
	day: '2026-11-20',
} as const;

const line = (
	type: number,
	name: string,
	listCents: number,
	more: { readonly discountCents?: number; readonly taxCents?: number } = {},
) => ({ type, name, listCents, discountCents: 0, taxCents: 0, ...more });
const tender = (
	mode: number,
	name: string,
	cents: number,
	beside: { readonly tipCents?: number; readonly serviceChargeCents?: number } = {},
) => ({ mode, name, cents, tipCents: 0, serviceChargeCents: 0, ...beside });

const service = 0;
const product = 2;
const membership = 3;
const package_ = 4;
const card = 6;
const klass = 11;

/** In the order of the day; 8106 is closed a second time in the evening with a higher tip. */
export const tillSales: readonly TillSale[] = [
	{
		number: '8101',
		minute: 60,
		lines: [
			line(service, 'Deep Tissue Massage', 11_500, { discountCents: 1_150 }),
			line(product, 'Lavender Oil', 2_895, { taxCents: 239 }),
		],
		tenders: [tender(1, 'VISA', 13_484, { tipCents: 1_800 })],
	},
	{
		number: '8102',
		minute: 75,
		lines: [line(card, 'Gift Card', 15_000)],
		tenders: [tender(0, 'CASH', 15_000)],
	},
	{
		number: '8103',
		minute: 90,
		lines: [line(package_, '10 Classes', 24_000)],
		tenders: [tender(1, 'VISA', 24_000)],
	},
	{
		number: '8104',
		minute: 120,
		lines: [line(membership, 'Monthly Dues', 9_500)],
		tenders: [tender(1, 'MASTERCARD', 9_500)],
	},
	{
		number: '8105',
		minute: 150,
		lines: [line(product, 'Yoga Mat', 7_999, { taxCents: 660 })],
		tenders: [tender(8, 'Gift Card', 8_659)],
	},
	{
		number: '8106',
		minute: 180,
		lines: [line(service, 'Express Facial', 6_450)],
		tenders: [tender(0, 'CASH', 4_000), tender(1, 'VISA', 2_450, { tipCents: 1_200 })],
	},
	{
		number: '8107',
		minute: 240,
		lines: [line(klass, 'Morning Flow', 2_400)],
		tenders: [tender(7, 'Package - 10 Classes', 2_400)],
	},
	{
		number: '8108',
		minute: 300,
		isRefund: true,
		lines: [line(product, 'Lavender Oil', 2_895, { taxCents: 239 })],
		tenders: [tender(1, 'VISA', 3_134)],
	},
	{
		number: '8109',
		minute: 360,
		lines: [line(service, 'Hot Stone Ritual', 16_900)],
		tenders: [tender(1, 'AMEX', 16_900, { serviceChargeCents: 1_000 })],
	},
];

/** 8106 opened again and closed with a tip of 15.00 in place of 12.00. */
export const reclosedSale: TillSale = {
	number: '8106',
	minute: 480,
	lines: [line(service, 'Express Facial', 6_450)],
	tenders: [tender(0, 'CASH', 4_000), tender(1, 'VISA', 2_450, { tipCents: 1_500 })],
};

/**
 * What a ledger has to hold in the end, in cents by default account, debit positive: worked out by hand from the lines
 * above, 8106 as it was closed the second time, memberships as revenue. It adds up to zero.
 */
export const zenotiBalances: Readonly<Record<string, number>> = {
	'Studio Card Clearing': 67_500,
	'Studio Cash Clearing': 19_000,
	'Studio Gift Cards Outstanding': -6_341,
	'Studio Packages Outstanding': -21_600,
	'Studio Memberships': -9_500,
	'Studio Services': -34_850,
	'Studio Classes': -2_400,
	'Studio Products': -10_894,
	'Studio Discounts': 1_150,
	'Studio Returns': 2_895,
	'Studio Sales Tax Collected': -660,
	'Studio Tips Payable': -3_300,
	'Studio Service Charge Payable': -1_000,
};

/** The same of the WellnessLiving pair (`wellnessliving.ts`). */
export const wellnessLivingBalances: Readonly<Record<string, number>> = {
	'Studio Card Clearing': 9_460,
	'Studio Refund Clearing': -1_080,
	'Studio Packages Outstanding': -12_000,
	'Studio Prepaid Cards Outstanding': 4_000,
	'Studio Products': -1_000,
	'Studio Discounts': 1_000,
	'Studio Returns': 1_000,
	'Studio Sales Tax Collected': -880,
	'Studio Tips Payable': -500,
};

/** Both studios' day in one ledger. */
export const expectedBalances: Readonly<Record<string, number>> = Object.fromEntries(
	[...new Set([...Object.keys(zenotiBalances), ...Object.keys(wellnessLivingBalances)])].map((account) => [
		account,
		(zenotiBalances[account] ?? 0) + (wellnessLivingBalances[account] ?? 0),
	]),
);
