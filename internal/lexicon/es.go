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
		Wrote:        []string{"escribió", "escribio", "ha escrito", "escribe"},
		Opens:        []string{"el"},
		From:         []string{"de", "remitente"},
		Labels:       []string{"enviado", "enviado el", "fecha", "para", "cc", "asunto", "importancia", "datos adjuntos"},
		Original:     []string{"mensaje original", "mensaje origina", "original message"},
		Forwarded:    []string{"mensaje reenviado", "mensaje enviado", "inicio del mensaje reenviado"},
		Repeated:     []string{"su mensaje", "su consulta", "tu mensaje", "usted escribió"},
		Devices:      []string{"enviado desde", "obtener outlook"},
		Confidential: []string{"confidencial", "destinatario de este", "recibido este mensaje por error", "antes de imprimir"},
		Inline:       []string{"respuestas abajo", "en azul", "en rojo", "en verde"},
	}
}

func spanishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"saludos", "un saludo", "saludos cordiales", "atentamente", "cordialmente", "un cordial saludo", "muy atentamente",
		},
		Wishes: []string{
			"que tenga un buen", "buen día",
		},
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
			"mensaje automático", "respuesta automática", "generado automáticamente", "enviado automáticamente", "no responda a este", "no responder a este",
		},
		Away: []string{
			"fuera de la oficina", "estoy de vacaciones", "de vacaciones", "estaré ausente", "me encuentro ausente", "de baja",
		},
		Return: []string{
			"a mi regreso", "regreso el", "estaré de vuelta", "en mi ausencia", "durante mi ausencia", "en caso de urgencia", "para asuntos urgentes",
		},
		Received: []string{
			"hemos recibido su", "hemos recibido tu", "su mensaje ha sido", "su solicitud ha sido", "acusamos recibo",
		},
		Promise: []string{
			"le responderemos", "nos pondremos en contacto", "lo antes posible", "a la mayor brevedad", "en breve",
		},
		OptOut: []string{
			"darse de baja", "darme de baja", "cancelar la suscripción", "ha recibido este", "recibe este correo", "ver en el navegador",
		},
		Failed: []string{
			"no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "no entregado", "no se ha encontrado", "error de entrega",
		},
		Read: []string{
			"leído:", "ha sido leído", "confirmación de lectura",
		},
	}
}
