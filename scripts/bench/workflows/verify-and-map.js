// The Code node of the hand-made chain: what people write to verify a Zenoti delivery and map it to fields of their own.
// The bench adds the call and the secret.
const { createHmac, timingSafeEqual } = require('crypto');

function verifyAndMap($input) {
	const { headers, body } = $input.first().json;
	const sent = String(headers['zenoti-webhook-signature'] ?? '').replace(/^sha256\s*=\s*/i, '');
	const expected = createHmac('sha256', 'SIGNING_SECRET').update(JSON.stringify(body)).digest();
	const given = Buffer.from(sent.replace(/-/g, ''), 'hex');
	if (given.length !== expected.length || !timingSafeEqual(given, expected))
		throw new Error('The signature is wrong');

	const { data } = body;
	return data.appointments.map((appointment) => ({
		json: {
			id: `zenoti:${body.event_type}:${appointment.id}:${appointment.last_updated_on}`,
			type: 'booking.created',
			occurredAt: body.event_timestamp,
			clientId: data.guest.id,
			firstName: data.guest.first_name,
			lastName: data.guest.last_name,
			email: String(data.guest.email).trim().toLowerCase(),
			locationId: data.center_id,
			locationName: data.center_Name,
			bookingId: appointment.id,
			serviceName: appointment.service_name,
			staffName: appointment.therapist_name,
			startsAt: `${appointment.start_time}Z`,
			endsAt: `${appointment.end_time}Z`,
		},
	}));
}
