import type { Answer } from '../../http/route';
import type { ApiKey } from '../access';
import type { ZenotiCall, ZenotiRoute } from '../call';
import { notFound } from '../problem';
import { seesCenter } from '../reports/filters';
import { invoiceAnswer, repeatedNames } from '../shape/invoice';
import type { ZenotiState } from '../state';

function read(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const invoice = state.organisation.invoices.get(call.params.invoiceId ?? '');
	if (invoice === undefined || !seesCenter(key, [], invoice.centerId)) return notFound;
	const body = invoiceAnswer(invoice, repeatedNames(call.values('expand')));
	return { status: 200, body: { invoice: body, error: null } };
}

export const invoiceRoutes: readonly ZenotiRoute[] = [
	{ method: 'GET', path: '/v1/invoices/:invoiceId', right: 'invoices', answer: read },
];
