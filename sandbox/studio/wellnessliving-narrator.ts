import type { BookingStatus } from '../../core/event';
import { totalOf, type Instant, type Narrator, type SaleStatus, type Script, type Step } from './step';
import type { Studio } from './studio';
import {
	classVisit,
	clientChanged,
	purchaseCreated,
	purchaseRefunded,
	visitWords,
	type WlMoment,
} from './wellnessliving-payloads';

const momentOf = (studio: Studio, { at, counter }: Instant): WlMoment => ({
	at,
	counter,
	businessKey: studio.businessKey,
});

function visited(word: keyof typeof visitWords, bookingStatus: BookingStatus): Step {
	return {
		name: `class ${bookingStatus}`,
		payload: ({ studio, client, occasion, instant }) =>
			classVisit(word, client, occasion, momentOf(studio, instant)),
		effect: ({ occasion }) => ({ key: `wellnessliving:booking:${occasion.number}`, bookingStatus }),
	};
}

function sale(name: string, payload: typeof purchaseCreated, saleStatus: SaleStatus): Step {
	return {
		name,
		payload: ({ studio, client, occasion, instant }) =>
			payload(studio, client, occasion, momentOf(studio, instant)),
		effect: (scene) => ({
			key: `wellnessliving:sale:${scene.occasion.number}`,
			saleStatus,
			...(saleStatus === 'sale_closed' ? { amount: totalOf(scene) } : {}),
		}),
	};
}

const booked = visited('book', 'booked');
const bought = sale('purchase made', purchaseCreated, 'sale_closed');
const refunded = sale('purchase refunded', purchaseRefunded, 'sale_refunded');

const aClass = (...rest: readonly Step[]): Script => ({
	kind: 'class',
	needsOwnEmail: false,
	steps: [booked, ...rest],
});
const purchase = (...rest: readonly Step[]): Script => ({
	kind: 'product',
	needsOwnEmail: true,
	steps: [bought, ...rest],
});

export const wellnessLivingNarrator: Narrator = {
	system: 'wellnessliving',
	clientKeyOf: (client) => `wellnessliving:${client.number}`,
	clientCreated: (studio, client, instant) => clientChanged('created', client, momentOf(studio, instant)),
	clientUpdated: (studio, client, instant) => clientChanged('updated', client, momentOf(studio, instant)),
	changesEmails: false,
	scripts: [
		aClass(visited('attend', 'completed')),
		aClass(visited('cancel', 'cancelled')),
		aClass(),
		purchase(),
		purchase(refunded),
	],
};
