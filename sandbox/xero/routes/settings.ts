import type { Answer, Call } from '../../http/route';
import { parseBody } from '../bodies/parse';
import { accountBody, accountChange, trackingOptionBody } from '../bodies/settings';
import { notFound, validationErrors, validationException, type Checked } from '../problem';
import { accountFields, taxRateFields, trackingFields } from '../query/fields';
import { answerList } from '../query/list';
import { changeAccount, createAccount } from '../rules/account';
import { envelope } from '../shape/envelope';
import { accountShape, optionShape, organisationShape, taxRateShape, trackingShape } from '../shape/settings';
import type { Visit, XeroRoute } from '../state';
import type { Account } from '../store/account';

const base = '/api.xro/2.0';
const scopes = () => ['accounting.settings'];

function accountAnswer(visit: Visit, written: Checked<Account>): Answer {
	if (written.ok) return envelope(visit, { Accounts: [accountShape(written.value)] });
	return validationException([{ ValidationErrors: validationErrors(written.problems) }]);
}

function change(visit: Visit, call: Call): Answer {
	const account = visit.books.accounts.get((call.params.id ?? '').toLowerCase());
	if (account === undefined) return notFound;
	const parsed = parseBody(accountChange, call.body);
	if (!parsed.ok) return parsed.answer;
	const sent = Array.isArray(parsed.value) ? parsed.value[0] : parsed.value;
	return accountAnswer(visit, changeAccount(visit, account, sent ?? {}));
}

function addOption(visit: Visit, call: Call): Answer {
	const category = visit.books.tracking.get((call.params.id ?? '').toLowerCase());
	if (category === undefined) return notFound;
	const parsed = parseBody(trackingOptionBody, call.body);
	if (!parsed.ok) return parsed.answer;
	const name = parsed.value.Name;
	if (category.options.some((option) => option.name.toLowerCase() === name.toLowerCase())) {
		const text = 'The tracking option name must be unique within its category.';
		return validationException([{ Name: name, ValidationErrors: validationErrors([text]) }]);
	}
	const option = { id: visit.books.newId(), name, status: parsed.value.Status ?? 'ACTIVE' };
	visit.books.tracking.put({ ...category, options: [...category.options, option] });
	return envelope(visit, { Options: [optionShape(category, option)] });
}

function trackingList(visit: Visit, call: Call): Answer {
	const withArchived = call.query.includeArchived === 'true';
	return answerList(visit, call, {
		collection: 'TrackingCategories',
		fields: trackingFields,
		rows: visit.books.tracking.all().filter((row) => withArchived || row.status === 'ACTIVE'),
		updatedAt: () => visit.books.createdAt,
		whole: (row) => trackingShape(row, withArchived),
		shown: (row) => trackingShape(row, withArchived),
		isPaged: false,
	});
}

const actions = ['CreateApprovedInvoice', 'CreateDraftInvoice', 'CreateInvoicePayment'];

export const settingsRoutes: readonly XeroRoute[] = [
	{
		method: 'GET',
		path: `${base}/Organisation`,
		scopes,
		answer: (visit) => envelope(visit, { Organisations: [organisationShape(visit.books)] }),
	},
	{
		method: 'GET',
		path: `${base}/Organisation/Actions`,
		scopes,
		answer: (visit) => envelope(visit, { Actions: actions.map((Name) => ({ Name, Status: 'ALLOWED' })) }),
	},
	{
		method: 'GET',
		path: `${base}/Accounts`,
		scopes,
		answer: (visit, call) =>
			answerList(visit, call, {
				collection: 'Accounts',
				fields: accountFields,
				rows: visit.books.accounts.all(),
				updatedAt: (row) => row.updatedAt,
				whole: accountShape,
				shown: accountShape,
				isPaged: false,
			}),
	},
	{
		method: 'PUT',
		path: `${base}/Accounts`,
		scopes,
		answer: (visit, call) => {
			const parsed = parseBody(accountBody, call.body);
			return parsed.ok ? accountAnswer(visit, createAccount(visit, parsed.value)) : parsed.answer;
		},
	},
	{ method: 'POST', path: `${base}/Accounts/:id`, scopes, answer: change },
	{
		method: 'GET',
		path: `${base}/TaxRates`,
		scopes,
		answer: (visit, call) =>
			answerList(visit, call, {
				collection: 'TaxRates',
				fields: taxRateFields,
				rows: visit.books.taxRates,
				updatedAt: () => visit.books.createdAt,
				whole: taxRateShape,
				shown: taxRateShape,
				isPaged: false,
			}),
	},
	{ method: 'GET', path: `${base}/TrackingCategories`, scopes, answer: trackingList },
	{ method: 'PUT', path: `${base}/TrackingCategories/:id/Options`, scopes, answer: addOption },
];
