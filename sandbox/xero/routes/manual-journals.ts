import { manualJournalsBody } from '../bodies/manual-journal';
import { parseBody } from '../bodies/parse';
import { manualJournalFields } from '../query/fields';
import { answerList } from '../query/list';
import { createManualJournal } from '../rules/manual-journal';
import { manualJournalShape } from '../shape/manual-journal';
import type { XeroRoute } from '../state';
import { noId, writeElements } from './elements';

const path = '/api.xro/2.0/ManualJournals';
const scopes = () => ['accounting.manualjournals'];

export const manualJournalRoutes: readonly XeroRoute[] = [
	{
		method: 'GET',
		path,
		scopes,
		answer: (visit, call) =>
			answerList(visit, call, {
				collection: 'ManualJournals',
				fields: manualJournalFields,
				rows: visit.books.manualJournals.all(),
				updatedAt: (row) => row.updatedAt,
				whole: (row) => manualJournalShape(visit.books, row),
				shown: (row, isPage) => ({
					...manualJournalShape(visit.books, row),
					...(isPage ? {} : { JournalLines: [] }),
				}),
				isPaged: true,
			}),
	},
	{
		method: 'PUT',
		path,
		scopes,
		answer: (visit, call) => {
			const parsed = parseBody(manualJournalsBody, call.body);
			if (!parsed.ok) return parsed.answer;
			return writeElements(visit, call, {
				collection: 'ManualJournals',
				elements: parsed.value,
				write: (sent) => createManualJournal(visit, sent),
				shape: (journal) => manualJournalShape(visit.books, journal),
				echo: ({ Narration, Date }) => ({ ManualJournalID: noId, Narration, DateString: Date }),
				errorFlag: null,
			});
		},
	},
];
