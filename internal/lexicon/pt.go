package lexicon

func portuguese() Language {
	return Language{
		Code:      "pt",
		Quoting:   portugueseQuoting(),
		Automatic: portugueseAutomatic(),
		Courtesy:  portugueseCourtesy(),
	}
}

func portugueseQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"escreveu", "escreve"},
		Opens:        []string{"em"},
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

func portugueseCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"atenciosamente", "cumprimentos", "melhores cumprimentos", "com os melhores cumprimentos", "saudações", "abraço", "abraços",
			"cordialmente",
		},
		Wishes: []string{
			"bom dia de trabalho", "tenha um bom",
		},
	}
}

func portugueseAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"resposta automática", "fora do escritório", "ausência", "ausente",
		},
		AckSubjects: []string{
			"recebemos", "confirmação de recebimento", "confirmação de receção",
		},
		Robot: []string{
			"mensagem automática", "resposta automática", "gerada automaticamente", "gerado automaticamente", "enviado automaticamente", "não responda a este",
			"não responda a esta",
		},
		Away: []string{
			"fora do escritório", "estou de férias", "de férias", "estarei ausente", "encontro-me ausente",
		},
		Return: []string{
			"no meu regresso", "meu retorno", "estarei de volta", "na minha ausência", "durante a minha ausência", "em caso de urgência", "assuntos urgentes",
		},
		Received: []string{
			"recebemos a sua", "recebemos o seu", "recebemos sua", "recebemos seu", "sua mensagem foi", "a sua mensagem foi", "sua solicitação foi",
		},
		Promise: []string{
			"entraremos em contato", "entraremos em contacto", "responderemos", "o mais breve possível", "o mais rapidamente possível", "em breve",
		},
		OptOut: []string{
			"cancelar a inscrição", "cancelar inscrição", "cancelar subscrição", "descadastr", "você está recebendo", "ver no navegador",
		},
		Failed: []string{
			"não pôde ser entregue", "não pode ser entregue", "não foi possível entregar", "nao pode ser enviada", "falha na entrega", "não entregue",
		},
		Read: []string{
			"lida:", "foi lida", "confirmação de leitura",
		},
	}
}
