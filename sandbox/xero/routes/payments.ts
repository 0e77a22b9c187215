import { parseBody } from '../bodies/parse';
import { paymentDeletion, paymentsBody } from '../bodies/payment';
import { notFound, validationErrors, validationException } from '../problem';
import { paymentFields } from '../query/fields';
import { answerList } from '../query/list';
import { allPayments, createPayment, deletePayment } from '../rules/payment';
import { envelope } from '../shape/envelope';
import { paymentShape } from '../shape/payment';
import type { Visit, XeroRoute } from '../state';
import { noId, writeElements } from './elements';

const path = '/api.xro/2.0/Payments';
const scopes = () => ['accounting.payments'];

function findPayment(visit: Visit, id: string) {
	return allPayments(visit).find(({ payment }) => payment.id === id.toLowerCase());
}

export const paymentRoutes: readonly XeroRoute[] = [
	{
		method: 'GET',
		path,
		scopes,
		answer: (visit, call) =>
			answerList(visit, call, {
				collection: 'Payments',
				fields: paymentFields,
				rows: allPayments(visit),
				updatedAt: ({ payment }) => payment.updatedAt,
				whole: (paid) => paymentShape(visit.books, paid, 'read'),
				shown: (paid) => paymentShape(visit.books, paid, 'read'),
				isPaged: true,
			}),
	},
	{
		method: 'GET',
		path: `${path}/:id`,
		scopes,
		answer: (visit, call) => {
			const paid = findPayment(visit, call.params.id ?? '');
			if (paid === undefined) return notFound;
			return envelope(visit, { Payments: [paymentShape(visit.books, paid, 'read')] });
		},
	},
	{
		method: 'PUT',
		path,
		scopes,
		answer: (visit, call) => {
			const parsed = parseBody(paymentsBody, call.body);
			if (!parsed.ok) return parsed.answer;
			return writeElements(visit, call, {
				collection: 'Payments',
				elements: parsed.value,
				write: (sent) => createPayment(visit, sent),
				shape: (paid) => paymentShape(visit.books, paid, 'written'),
				echo: ({ Amount, Reference, Invoice, CreditNote, Account }) => ({
					PaymentID: noId,
					Amount,
					Reference,
					Invoice,
					CreditNote,
					Account,
				}),
				errorFlag: 'HasValidationErrors',
			});
		},
	},
	{
		method: 'POST',
		path: `${path}/:id`,
		scopes,
		answer: (visit, call) => {
			const paid = findPayment(visit, call.params.id ?? '');
			if (paid === undefined) return notFound;
			const parsed = parseBody(paymentDeletion, call.body);
			if (!parsed.ok) return parsed.answer;
			const deleted = deletePayment(visit, paid);
			if (deleted.ok)
				return envelope(visit, { Payments: [paymentShape(visit.books, deleted.value, 'written')] });
			return validationException([
				{ PaymentID: paid.payment.id, ValidationErrors: validationErrors(deleted.problems) },
			]);
		},
	},
];
