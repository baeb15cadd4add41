package lexicon

func portuguese() Language {
	return Language{
		Code:    "pt",
		Quoting: portugueseQuoting(),
	}
}

func portugueseQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"escreveu", "escreve"},
		From:         []string{"de", "remetente"},
		Labels:       []string{"enviado", "enviada", "enviada em", "data", "para", "cc", "assunto", "importância", "anexos", "enviado em"},
		Original:     []string{"mensagem original", "original message"},
		Forwarded:    []string{"mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada"},
		Repeated:     []string{"sua mensagem", "a sua mensagem", "o seu pedido"},
		Devices:      []string{"enviado do", "enviado a partir", "enviado de", "obter outlook", "obter o outlook"},
		Confidential: []string{"confidencia", "não é o destinatário", "recebeu esta mensagem por engano", "antes de imprimir"},
		Inline:       []string{"respostas abaixo", "em azul", "em vermelho", "em verde"},
	}
}
