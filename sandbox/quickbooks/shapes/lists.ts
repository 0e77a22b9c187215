import { z } from 'zod';
import { computed, identity, name, ref, refusedAs, text } from './parts';

const head = { ...identity, ...computed, Active: z.boolean().optional(), ParentRef: ref.optional() };

export const account = z
	.object({
		...head,
		Name: name(100).refine(
			(value) => !value.includes('"'),
			refusedAs('2040', 'Element contains invalid characters'),
		),
		AcctNum: text(20).optional(),
		Description: text(100).optional(),
		SubAccount: z.boolean().optional(),
		AccountType: z.string().optional(),
		AccountSubType: z.string().optional(),
		CurrencyRef: ref.optional(),
		TaxCodeRef: ref.optional(),
		Classification: z.string().optional(),
		CurrentBalance: z.number().optional(),
		CurrentBalanceWithSubAccounts: z.number().optional(),
	})
	.strict();
export type Account = z.output<typeof account>;

export const item = z
	.object({
		...head,
		Name: name(100),
		Sku: text(100).optional(),
		Description: text(4_000).optional(),
		Type: z.enum(['Service', 'NonInventory', 'Inventory', 'Category', 'Group']).optional(),
		SubItem: z.boolean().optional(),
		Taxable: z.boolean().optional(),
		UnitPrice: z.number().finite().optional(),
		IncomeAccountRef: ref.optional(),
		ExpenseAccountRef: ref.optional(),
		SalesTaxCodeRef: ref.optional(),
		TrackQtyOnHand: z.boolean().optional(),
	})
	.strict();
export type Item = z.output<typeof item>;

const email = text(100).refine(
	(value) => value.includes('@') && value.includes('.'),
	refusedAs('2210', 'Email Address does not conform to the syntax rules of RFC 822'),
);

/** Customers, vendors and employees; they share one set of names. */
export const person = z
	.object({
		...head,
		DisplayName: name(500).optional(),
		GivenName: name(100).optional(),
		MiddleName: name(100).optional(),
		FamilyName: name(100).optional(),
		CompanyName: text(100).optional(),
		PrimaryEmailAddr: z.object({ Address: email }).strict().optional(),
		PrimaryPhone: z
			.object({ FreeFormNumber: text(30) })
			.strict()
			.optional(),
		Notes: text(2_000).optional(),
		Taxable: z.boolean().optional(),
		Job: z.boolean().optional(),
		CurrencyRef: ref.optional(),
	})
	.strict();
export type Person = z.output<typeof person>;

/** Locations and classes. */
export const unit = z
	.object({
		...head,
		Name: name(100),
		SubDepartment: z.boolean().optional(),
		SubClass: z.boolean().optional(),
	})
	.strict();
export type Unit = z.output<typeof unit>;
