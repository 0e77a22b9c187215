import type { Company } from '../company';
import type { Draft } from '../documents/draft';
import { checked, missing, problem, refused, type Checked, type Problem } from '../problem';
import { namedField, recordOf, refProblem } from '../references';
import { taxSubTypes } from '../seed/chart';
import type { Item } from '../shapes/lists';
import { given, textField, type Built } from '../store/record';
import { fullName, nameProblem } from './names';

/** A product or service; its income account is where a line of it is posted. */
export function buildItem(draft: Draft, source: Item): Checked<Built> {
	const { company } = draft;
	const name = fullName(draft, source.Name, source.ParentRef);
	const refusal =
		typeProblem(source) ??
		refProblem(company, 'Item', source.ParentRef, 'ParentRef') ??
		nameProblem(draft, ['Item'], name) ??
		incomeProblem(company, source) ??
		refProblem(company, 'Account', source.ExpenseAccountRef, 'ExpenseAccountRef');
	if (refusal !== null) return refused(refusal);
	const { Name, Sku, Description, ParentRef } = source;
	const fields = {
		...given({ Name, Sku, Description, ParentRef }),
		FullyQualifiedName: name,
		Type: typeOf(source),
		Active: source.Active ?? true,
		Taxable: source.Taxable ?? false,
		UnitPrice: source.UnitPrice ?? 0,
		TrackQtyOnHand: false,
		...namedField(company, 'IncomeAccountRef', 'Account', source.IncomeAccountRef),
		...namedField(company, 'ExpenseAccountRef', 'Account', source.ExpenseAccountRef),
	};
	return checked({ fields, postings: [] });
}

const typeOf = ({ Type }: Item) => Type ?? 'Service';

function typeProblem(source: Item): Problem | null {
	const type = typeOf(source);
	if (type === 'Service' || type === 'NonInventory' || type === 'Category') return null;
	return problem('5030', `The stand-in keeps no items of type ${type}.`, 'Type');
}

function incomeProblem(company: Company, source: Item): Problem | null {
	const { IncomeAccountRef } = source;
	if (IncomeAccountRef === undefined)
		return typeOf(source) === 'Category' ? null : missing('IncomeAccountRef');
	const refusal = refProblem(company, 'Account', IncomeAccountRef, 'IncomeAccountRef');
	const account = recordOf(company, 'Account', IncomeAccountRef);
	if (refusal !== null || account === null) return refusal;
	const type = textField(account, 'AccountType');
	// receivables, payables and the tax centre's own accounts are refused, every other account is taken
	const isRefused =
		type === 'Accounts Receivable' ||
		type === 'Accounts Payable' ||
		taxSubTypes.includes(textField(account, 'AccountSubType'));
	return isRefused ? problem('6430', `Invalid account type: ${type}`, 'IncomeAccountRef') : null;
}
