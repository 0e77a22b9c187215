import { allocationsBody } from '../bodies/allocation';
import { parseBody } from '../bodies/parse';
import { notFound } from '../problem';
import { allocate } from '../rules/allocation';
import { findDocument } from '../rules/document-change';
import { allocationShape } from '../shape/document';
import type { XeroRoute } from '../state';
import { writeElements } from './elements';

export const allocationRoutes: readonly XeroRoute[] = [
	{
		method: 'PUT',
		path: '/api.xro/2.0/CreditNotes/:key/Allocations',
		scopes: () => ['accounting.invoices'],
		answer: (visit, call) => {
			const creditNote = findDocument(visit, 'creditNote', call.params.key ?? '');
			if (creditNote === undefined) return notFound;
			const parsed = parseBody(allocationsBody, call.body);
			if (!parsed.ok) return parsed.answer;
			return writeElements(visit, call, {
				collection: 'Allocations',
				elements: parsed.value,
				write: (sent) => allocate(visit, creditNote.id, sent),
				shape: (allocation) => allocationShape(visit.books, allocation),
				echo: ({ Amount, Invoice }) => ({ Amount, Invoice }),
				errorFlag: null,
			});
		},
	},
];
