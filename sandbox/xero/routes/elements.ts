import type { Answer, Call } from '../../http/route';
import { validationErrors, validationException, type Body, type Checked } from '../problem';
import { envelope } from '../shape/envelope';
import type { Visit } from '../state';

export interface ElementsWrite<Sent, Row> {
	/** `Invoices` */
	readonly collection: string;
	readonly elements: readonly Sent[];
	readonly write: (sent: Sent) => Checked<Row>;
	readonly shape: (row: Row) => Body;
	/** What a refused element shows of what was sent, its zero id included. */
	readonly echo: (sent: Sent) => Body;
	/** `HasErrors` on documents, `HasValidationErrors` on payments and contacts, none on manual journals. */
	readonly errorFlag: 'HasErrors' | 'HasValidationErrors' | null;
}

/** The id of what was not made. */
export const noId = '00000000-0000-0000-0000-000000000000';

/**
 * Several elements in one call. By default one refused element refuses them all with a 400; with
 * `summarizeErrors=false`, sent in so many words, the good ones are saved and the answer is a 200.
 */
export function writeElements<Sent, Row>(
	visit: Visit,
	{ query }: Pick<Call, 'query'>,
	spec: ElementsWrite<Sent, Row>,
): Answer {
	const isPartial = query.summarizeErrors?.toLowerCase() === 'false';
	if (query.summarizeErrors === undefined && spec.elements.length > 1) {
		visit.reportViolation('summarize-errors-not-sent', `${spec.elements.length} ${spec.collection}`);
	}
	const written = visit.books.transaction(
		() => spec.elements.map((sent) => ({ sent, outcome: writeOne(visit, spec, sent) })),
		(results) => isPartial || results.every(({ outcome }) => outcome.ok),
	);
	const bodies = written.map(({ sent, outcome }) =>
		outcome.ok ? good(spec, outcome.value) : bad(spec, sent, outcome.problems),
	);
	const failed = bodies.filter((_body, index) => written[index]?.outcome.ok === false);
	if (failed.length > 0 && !isPartial) return validationException(failed);
	return envelope(visit, { [spec.collection]: bodies });
}

/** A refused element leaves nothing behind, also no contact that it changed on the way. */
function writeOne<Sent, Row>(visit: Visit, spec: ElementsWrite<Sent, Row>, sent: Sent): Checked<Row> {
	return visit.books.transaction(
		() => spec.write(sent),
		(outcome) => outcome.ok,
	);
}

function good<Sent, Row>(spec: ElementsWrite<Sent, Row>, row: Row): Body {
	return {
		...spec.shape(row),
		...(spec.errorFlag === null ? {} : { [spec.errorFlag]: false }),
		StatusAttributeString: 'OK',
	};
}

function bad<Sent, Row>(spec: ElementsWrite<Sent, Row>, sent: Sent, problems: readonly string[]): Body {
	return {
		...spec.echo(sent),
		...(spec.errorFlag === null ? {} : { [spec.errorFlag]: true }),
		StatusAttributeString: 'ERROR',
		ValidationErrors: validationErrors(problems),
	};
}
