package lexicon

func spanish() Language {
	return Language{
		Code:    "es",
		Quoting: spanishQuoting(),
	}
}

func spanishQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"escribió", "escribio", "ha escrito", "escribe"},
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
