package lexicon

func spanish() Language {
	return Language{
		Code:      "es",
		Quoting:   spanishQuoting(),
		Automatic: spanishAutomatic(),
		Courtesy:  spanishCourtesy(),
	}
}

func spanishQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"escribió", "escribio", "ha escrito", "escribe"},
		Opens:     []string{"el", "citando"},
		From:      []string{"de", "remitente"},
		Labels:    []string{"fecha", "para", "cc", "importancia", "datos adjuntos", "destinatario"},
		Telling:   []string{"enviado", "enviado el", "asunto"},
		Original:  []string{"mensaje original", "mensaje origina", "original message"},
		Forwarded: []string{"mensaje reenviado", "mensaje enviado", "inicio del mensaje reenviado"},
		Repeated:  []string{"su mensaje", "su consulta", "tu mensaje", "usted escribió"},
		Devices: []string{
			"enviado desde", "obtener outlook", "enviado desde mi", "enviado desde mi iphone", "enviado desde mi samsung", "enviado desde outlook",
			"enviado desde yahoo", "enviado desde correo", "enviado con", "enviado por", "enviado mediante", "descargar outlook", "obtenga outlook",
			"obtén outlook",
		},
		Confidential: []string{
			"confidencial", "destinatario de este", "recibido este mensaje por error", "antes de imprimir", "información confidencial",
			"exclusivamente a su destinatario", "exclusivamente dirigid", "si no es usted",
		},
		Inline: []string{"respuestas abajo", "en azul", "en rojo", "en verde"},
		ReplyAbove: []string{
			"responda por encima de esta línea", "escriba su respuesta por encima", "escriba su respuesta arriba", "por encima de esta línea",
			"responda encima de esta línea", "encima de esta línea",
		},
		Trailers: []string{
			"valore", "califique", "cómo calificaría", "cómo valoraría", "está satisfecho", "le han añadido en copia", "para añadir un comentario",
			"para agregar un comentario", "ver el ticket", "ver la solicitud", "este correo electrónico ha sido enviado", "para darse de baja", "darse de baja",
			"síganos", "síguenos",
			"este mensaje ha sido enviado", "este correo ha sido enviado", "ha recibido este", "recibe este",
			"correo gratis", "correo gratuito", "descargue la aplicación", "descarga la app", "descargue nuestra",
			"si no desea recibir", "si ya no desea", "para dejar de recibir",
		},
		Registers: []string{
			"registro mercantil", "cif", "nif", "rgpd", "lopd", "lopdgdd", "protección de datos", "datos personales", "política de privacidad",
		},
		External: []string{
			"atención", "precaución", "advertencia", "correo externo", "mensaje externo", "remitente externo", "este correo proviene de fuera", "proviene de fuera",
			"procede de fuera", "fuera de la organización", "fuera de su organización", "externo a la organización", "[externo", "no haga clic", "no abra",
			"no suele recibir", "no recibe a menudo", "descubra por qué esto es importante", "por qué esto es importante",
			"por qué es esto importante",
		},
	}
}

func spanishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"saludos", "un saludo", "saludos cordiales", "atentamente", "cordialmente", "un cordial saludo", "muy atentamente",
			"gracias", "muchas gracias", "gracias de antemano", "muchas gracias de antemano", "mil gracias", "gracias y saludos", "gracias y un saludo",
			"gracias otra vez", "gracias nuevamente", "reciba un cordial saludo", "reciba un saludo", "cordiales saludos", "un abrazo", "abrazos",
			"un fuerte abrazo", "sinceramente", "le saluda atentamente", "les saluda atentamente", "atte", "atte.", "que tenga un buen día", "hasta pronto",
			"con un cordial saludo", "un saludo cordial", "quedo a su disposición", "quedamos a su disposición", "respetuosamente",
		},
		Wishes: []string{
			"que tenga un buen", "buen día",
		},
		Thanks: []string{"gracias", "agradezco", "agradecemos", "muchas gracias"},
	}
}

func spanishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"respuesta automática", "fuera de la oficina", "fuera de oficina", "ausente",
		},
		AckSubjects: []string{
			"hemos recibido", "acuse de recibo", "solicitud recibida",
		},
		Robot: []string{
			"mensaje automático", "respuesta automática", "generado automáticamente", "enviado automáticamente",
		},
		Deaf: []string{
			"no responda a este", "no responder a este",
		},
		Away: []string{
			"fuera de la oficina", "estoy de vacaciones", "de vacaciones", "estaré ausente", "me encuentro ausente", "de baja",
			"estoy fuera", "estaré fuera", "no estaré", "oficina cerrada", "oficinas cerradas", "cerrado hasta", "cerrados por", "baja por", "acceso limitado", "ya no trabaj",
			"no está operativ", "dejado la empresa",
		},
		Return: []string{
			"a mi regreso", "regreso el", "estaré de vuelta", "en mi ausencia", "durante mi ausencia", "en caso de urgencia", "para asuntos urgentes",
			"volveré", "a mi vuelta", "póngase en contacto con", "contacte con",
		},
		Received: []string{
			"hemos recibido su", "hemos recibido tu", "su mensaje ha sido", "su solicitud ha sido", "acusamos recibo",
			"hemos recibido", "ha sido recibido", "ha sido registrad", "ha sido enviado correctamente", "confirmamos la recepción", "número de caso",
		},
		Promise: []string{
			"le responderemos", "nos pondremos en contacto", "lo antes posible", "a la mayor brevedad", "en breve",
			"te responderemos", "uno de nuestros", "nuestro equipo",
		},
		Deadline: []string{
			"24 horas", "48 horas", "días hábiles", "días laborables", "en un plazo",
		},
		Ticket: []string{
			"número de ticket", "ticket n", "número de caso", "caso n", "número de referencia", "su referencia",
		},
		Filler: []string{
			"gracias por contactar", "gracias por ponerse", "gracias por su mensaje", "gracias por tu mensaje", "gracias por escribir", "horario de atención",
			"de lunes a viernes", "preguntas frecuentes",
		},
		Status: []string{
			"ha sido cerrado", "ha sido resuelto", "encuesta", "su opinión", "tu opinión",
		},
		Transaction: []string{
			"su pedido", "tu pedido", "pedido n", "ha sido enviado", "número de seguimiento", "seguimiento de", "su factura", "tu factura", "confirmación de pedido",
			"confirmación de reserva", "contraseña", "código de verificación", "confirme su correo", "confirma tu correo", "su cuenta", "tu cuenta", "si no has", "si usted no",
			"inicio de sesión", "su pago", "notificación", "recordatorio",
		},
		OptOut: []string{
			"darse de baja", "darme de baja", "cancelar la suscripción", "ha recibido este", "recibe este correo", "ver en el navegador",
			"date de baja", "darte de baja", "no desea recibir", "no deseas recibir", "dejar de recibir", "ver en línea", "política de privacidad",
		},
		Offer: []string{
			"descuento", "rebajas", "promoción", "envío gratis", "última oportunidad", "últimas horas", "aprovecha", "solo hoy", "sólo hoy", "código promocional",
			"cupón", "compra ahora", "comprar ahora", "descubre", "novedades", "nueva colección", "inscríbete", "regístrate", "boletín", "newsletter", "sorteo", "haz clic",
			"más información",
		},
		Failed: []string{
			"no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "no entregado", "no se ha encontrado", "error de entrega",
			"no se puede entregar", "no se ha entregado", "no se pudo enviar", "no ha podido ser entregado", "no fue entregado", "no entregable", "devuelto al remitente",
		},
		Delayed: []string{
			"entrega retrasada", "entrega demorada", "entrega … retrasada", "aún no se ha entregado", "todavía no se ha entregado", "se seguirá intentando",
		},
		Full: []string{
			"buzón … lleno", "buzón lleno", "buzón está lleno", "cuota excedida", "excedido la cuota",
		},
		Nobody: []string{
			"no se encontró", "no se ha encontrado", "dirección no encontrada", "usuario desconocido", "destinatario desconocido", "no existe",
		},
		Read: []string{
			"leído:", "ha sido leído", "confirmación de lectura",
		},
		Gone: []string{
			"en la montaña", "en la playa", "de viaje", "en el extranjero", "sin conexión", "sin cobertura", "sin ordenador", "enfermo", "enferma", "la gripe", "en el hospital",
			"operación", "nacido", "nuestro hijo", "nuestra hija", "nuestro bebé", "me caso", "boda", "luna de miel", "una pausa", "unos días", "descansando",
			"no leo el correo", "no leeré", "media jornada",
		},
		Until: []string{
			"hasta el", "hasta finales", "esta semana", "la próxima semana", "durante dos semanas", "a partir del", "desde el",
		},
		Letter: []string{
			"su mensaje", "su correo", "su carta", "su consulta", "su pregunta", "tu mensaje", "tu correo", "tu consulta",
		},
		Arrived: []string{
			"ha llegado", "nos ha llegado", "llegó", "está con nosotros", "en nuestro buzón", "en buenas manos", "recibido",
		},
		Answering: []string{
			"responderemos", "responderé", "contestaremos", "contestaré", "escribiremos", "escribiré", "leeremos", "leeré", "llamaremos", "volveremos con", "paciencia",
		},
		Held: []string{
			"mensaje está en espera", "mensaje espera", "correo está en espera", "no le conozco", "no te conozco", "remitente desconocido", "remitentes desconocidos",
			"en cuarentena", "primera vez",
		},
		Act: []string{
			"haga clic", "haz clic", "confirme", "confirma", "escriba", "siga el enlace", "abra el enlace", "pulse",
		},
		Pitch: []string{
			"ayudamos a empresas", "ayudamos a negocios", "empresas como la suya", "más clientes", "nuevos clientes", "aumentar sus ventas", "15 minutos", "10 minutos",
			"breve llamada", "reserve una", "auditoría gratuita", "mi correo anterior", "no le interesa", "no volveré a escribir",
		},
		Unasked: []string{
			"si no fue usted", "si usted no", "si no has", "si no ha solicitado",
		},
		Subscription: []string{
			"boletín", "newsletter", "suscripción", "registro", "su cuenta", "su dirección", "tu dirección",
		},
	}
}
