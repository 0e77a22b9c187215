import { z } from 'zod';
import { accountTypes, type AccountType } from '../store/account';
import { collectionOf, currency, guid, text } from './fields';

/** System types cannot be made. */
const accountType = z
	.string()
	.refine((type): type is AccountType => Object.hasOwn(accountTypes, type), 'is not an account type');

/** `PUT /Accounts` takes one account, not a list. */
export const accountBody = z
	.object({
		AccountID: guid,
		Code: text(10),
		Name: text(150),
		Type: accountType,
		Status: z.enum(['ACTIVE', 'ARCHIVED']),
		Description: text(4_000),
		BankAccountNumber: z.string(),
		BankAccountType: z.enum(['BANK', 'CREDITCARD', 'PAYPAL', 'NONE', '']),
		CurrencyCode: currency,
		TaxType: z.string(),
		EnablePaymentsToAccount: z.boolean(),
		ShowInExpenseClaims: z.boolean(),
		AddToWatchlist: z.boolean(),
	})
	.partial()
	.strict();
export type AccountBody = z.infer<typeof accountBody>;

/** `POST /Accounts/{AccountID}` takes a list of one, or the one. */
export const accountChange = z.union([collectionOf('Accounts', accountBody), accountBody]);

export const trackingOptionBody = z
	.object({ Name: text(100).min(1), Status: z.enum(['ACTIVE', 'ARCHIVED']).optional() })
	.strict();
