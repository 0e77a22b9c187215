import { localOf, naiveUtcOf } from '../../../sandbox/studio/stamp';

export interface VisitTold {
	readonly k_visit: string;
	readonly uid: string;
	readonly status?: number;
	/** `YYYY-MM-DD`, at seven in the morning of New York. */
	readonly day?: string;
	readonly k_appointment?: string;
	readonly first?: string;
}

/** `client.class.schedule` of a class at seven in the morning, told on 20 November; an appointment where one is named. */
export function visit({
	k_visit,
	uid,
	status = 1,
	day = '2026-11-23',
	k_appointment,
	first = 'Bo',
}: VisitTold) {
	const startMs = Date.parse(`${day}T12:00:00Z`);
	const isClass = k_appointment === undefined;
	return {
		id_visit: { id: status, value: 'Book' },
		k_visit,
		k_class: isClass ? '11373' : null,
		k_class_period: isClass ? '511373' : null,
		k_appointment: k_appointment ?? null,
		k_service: isClass ? null : '7100',
		k_location: '5000000296',
		s_title: 'Morning Flow',
		text_location: 'Harbor Street',
		text_room: 'Room 1',
		dt_date_local: localOf(startMs, 'America/New_York').replace('T', ' '),
		dt_date_global: naiveUtcOf(startMs).replace('T', ' '),
		i_duration: 60,
		a_class_info: { i_capacity: 12 },
		a_staff: [{ k_staff: '343001', s_name: 'Sam', s_family: 'Sample' }],
		client: { uid, s_first_name: first, s_last_name: 'Quill' },
		meta_data: {
			id: `evt-${k_visit}-${status}`,
			business_id: '50001',
			date: '2026-11-20T15:00:00.000Z',
			topic: 'client.class.schedule',
		},
	};
}

export interface PurchaseTold {
	readonly id: string;
	readonly items: ReadonlyArray<readonly [kindId: number, title: string, price: string, itemKey?: number]>;
	readonly payments: ReadonlyArray<readonly [name: string, amount: string]>;
	readonly total: string;
	readonly day?: string;
}

/** `purchase.created` without tax, tip and discount, at noon in New York. */
export function purchase({ id, items, payments, total, day = '2026-11-20' }: PurchaseTold) {
	return {
		text_purchase_id: id.padStart(12, '0'),
		dtl_purchase: `${day} 12:00:00`,
		k_location: '5000000296',
		a_customer: { text_name: 'Ana Quill', text_mail: 'ana@mail.test' },
		a_price: {
			m_discount: '0.00',
			m_sum: total,
			m_tax: '0.00',
			m_tip: '0.00',
			m_total: total,
			text_currency: 'usd',
		},
		a_pay_method: payments.map(([text_pay_method, m_amount]) => ({ text_pay_method, m_amount })),
		purchase_items: items.map(([kindId, text_title, m_price_total, itemKey], index) => ({
			i_count: 1,
			k_purchase_item: itemKey ?? Number(id) * 10 + index,
			m_price_total,
			text_category: kindId === 1 ? 'Pass' : 'Product',
			text_title,
			purchase_item: { id: kindId, value: 'x' },
		})),
		meta_data: {
			id: `evt-${id}`,
			business_id: '50001',
			date: `${day}T17:00:01.000Z`,
			topic: 'purchase.created',
		},
	};
}
