import type { Draft } from '../documents/draft';
import { checked, problem, refused, type Checked, type Problem } from '../problem';
import { refProblem } from '../references';
import { accountTypes, typeOfSubType } from '../seed/account-types';
import type { Account } from '../shapes/lists';
import { given, type Built } from '../store/record';
import { fullName, nameProblem } from './names';

/** An account of the chart; either of its two types may be left out, the other one settles it. */
export function buildAccount(draft: Draft, source: Account): Checked<Built> {
	const { company } = draft;
	const name = fullName(draft, source.Name, source.ParentRef);
	const types = typesOf(source);
	const refusal =
		refProblem(company, 'Account', source.ParentRef, 'ParentRef') ??
		(types.ok ? null : types.problem) ??
		nameProblem(draft, ['Account'], name);
	if (refusal !== null || !types.ok) return refused(refusal ?? neitherType);
	const { Name, ParentRef, AcctNum, Description, CurrencyRef } = source;
	const fields = {
		...given({ Name, ParentRef, AcctNum, Description }),
		...types.value,
		FullyQualifiedName: name,
		SubAccount: ParentRef !== undefined,
		Active: source.Active ?? true,
		CurrencyRef: CurrencyRef ?? { value: company.settings.homeCurrency },
	};
	return checked({ fields, postings: [] });
}

const neitherType: Problem = problem(
	'6010',
	'Either an Account.AccountType or an Account.AccountSubType must be specified',
	'AccountType',
);

interface Types {
	readonly AccountType: string;
	readonly AccountSubType: string;
	readonly Classification: string;
}

function typesOf({ AccountType, AccountSubType }: Account): Checked<Types> {
	if (AccountType === undefined && AccountSubType === undefined) return refused(neitherType);
	const type = AccountType ?? typeOfSubType(AccountSubType ?? '') ?? '';
	const kind = Object.hasOwn(accountTypes, type) ? accountTypes[type] : undefined;
	if (kind === undefined) return refused(unknown('AccountType', AccountType ?? AccountSubType));
	const subType = AccountSubType ?? kind.subTypes[0];
	if (!kind.subTypes.includes(subType)) return refused(unknown('AccountSubType', subType));
	return checked({ AccountType: type, AccountSubType: subType, Classification: kind.classification });
}

function unknown(field: string, value: string | undefined): Problem {
	return problem('2170', `Invalid Enumeration : ${value}`, field);
}
